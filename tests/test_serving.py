import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from app import create_app
from app.config import ROOT, Config
from app.serving import serve
from tests.served import a_port


def a_register(home: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    """`flask serve` as `make run` starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "serve", *arguments],
        cwd=ROOT,
        env=os.environ | {"RESOLVED_HOME": str(home)} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # unset in background jobs
    )


def test_the_register_starts_answers_and_stops(tmp_path):
    port = a_port()

    register = a_register(tmp_path / "a new home", PORT=str(port))
    try:
        assert register.stdout is not None
        told = register.stdout.readline()
        while told and f"http://127.0.0.1:{port}" not in told:
            told = register.stdout.readline()
        with pytest.raises(HTTPError) as answer:
            urlopen(f"http://127.0.0.1:{port}/")
        with answer.value as page:
            assert page.status == 503
            assert "Set up the register" in page.read().decode()
    finally:
        register.send_signal(signal.SIGINT)
        said, _ = register.communicate(timeout=120)

    assert register.returncode == 0
    assert said == "Stopped.\n"


def test_a_busy_port_is_named_and_another_offered(app):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        refusal = app.test_cli_runner().invoke(serve, ["--port", str(port)])

    assert refusal.exit_code == 1
    assert refusal.output == (
        f"Error: Port {port} is already in use: stop the program that uses it, "
        f"or choose another port, as in: PORT={port + 1} make run\n"
    )


def test_a_host_that_is_not_this_machine_is_named(app):
    refusal = app.test_cli_runner().invoke(serve, ["--host", "192.0.2.1", "--port", str(a_port())])

    assert "This machine cannot serve on 192.0.2.1" in refusal.output


def test_a_folder_that_cannot_be_written_is_named(app, tmp_path):
    (tmp_path / "file").touch()
    app.config["EXPORTS"] = tmp_path / "file" / "exports"

    refusal = app.test_cli_runner().invoke(serve)

    assert f"Error: The folder {tmp_path / 'file' / 'exports'} cannot be written" in refusal.output
    assert "set RESOLVED_HOME" in refusal.output


def test_a_home_that_cannot_be_written_ends_the_program_with_a_sentence(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(SystemExit, match=r"cannot be written .* set RESOLVED_HOME"):
        Config.from_environment({"RESOLVED_HOME": str(tmp_path / "file" / "home")})


def test_a_database_that_does_not_answer_is_one_sentence(tmp_path):
    away = Config(
        SECRET_KEY="tests",
        SQLALCHEMY_DATABASE_URI=f"postgresql+psycopg://nobody@127.0.0.1:{a_port()}/register",
        SEARCH_INDEX=tmp_path / "search_index",
        EXPORTS=tmp_path / "exports",
    )

    refusal = create_app(away).test_cli_runner().invoke(serve, ["--port", str(a_port())])

    assert refusal.exit_code == 1
    assert "The database cannot be used" in refusal.output
    assert "check DATABASE_URL" in refusal.output
