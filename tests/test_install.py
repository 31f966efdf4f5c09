"""`make install` on a machine where something is in the way: one clear sentence."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.config import ROOT


def _install_script() -> ModuleType:
    """`.make` is no package: the script runs before anything can be imported."""
    spec = importlib.util.spec_from_file_location("install", ROOT / ".make" / "install.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["install"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


install = _install_script()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `make install` reads, in a folder with a space in its name."""
    folder = tmp_path / "a register"
    for part in [".make", "app/assets"]:
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
    for file in ["requirements.lock", "pyproject.toml"]:
        shutil.copy(ROOT / file, folder)
    return folder


def run_install(checkout: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    tools = f"{ROOT / '.tools' / 'uv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [sys.executable, ".make/install.py", "register"],
        cwd=checkout,
        env=os.environ | {"PATH": tools} | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_network_is_one_sentence(checkout):
    refusal = run_install(
        checkout,
        UV_DEFAULT_INDEX="http://127.0.0.1:9/simple",
        UV_CACHE_DIR=str(checkout / "cache"),
        UV_HTTP_RETRIES="0",
        PIP_INDEX_URL="http://127.0.0.1:9/simple",
    )

    assert refusal.returncode == 1
    assert refusal.stderr.startswith("The package registry cannot be reached: check the network")
    assert refusal.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_is_one_sentence(checkout):
    (checkout / ".cache").touch()  # root may write anywhere, but not into a file

    refusal = run_install(checkout)

    assert refusal.returncode == 1
    assert f"{checkout / '.cache'} cannot be written" in refusal.stderr
    assert refusal.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param(
            "failed to lookup address information: Temporary failure in name resolution",
            "The package registry cannot be reached",
            id="uv without a network",
        ),
        pytest.param(
            "npm error errno EAI_AGAIN", "The package registry cannot be reached", id="npm likewise"
        ),
        pytest.param(
            "npm error code SELF_SIGNED_CERT_IN_CHAIN",
            "The package registry cannot be reached",
            id="a proxy that npm does not trust",
        ),
        pytest.param("OSError: [Errno 28] No space left on device", "The disk is full", id="disk"),
        pytest.param("npm error code EACCES", "cannot be written", id="npm’s cache is another’s"),
        pytest.param(
            "The virtual environment was not created successfully because ensurepip is not\n"
            "available.",
            "python3-venv",
            id="Debian’s Python without venv",
        ),
    ],
)
def test_what_a_tool_says_becomes_what_to_do(said, sentence):
    assert sentence in install._why("A step", said)


def test_what_nobody_foresaw_is_told_in_its_own_last_words():
    told = install._why("Making styles", "a long story\nError: undefined mixin\n\n")

    assert told.startswith("Making styles failed (Error: undefined mixin): the whole report is in")


def test_a_step_is_skipped_only_while_all_of_it_is_there(tmp_path):
    install.Note(tmp_path / "note", "abc", ["register"]).write()

    assert install.Note(tmp_path / "note", "abc", ["register"]).is_current()
    assert not install.Note(tmp_path / "note", "abc", ["register", "dev"]).is_current()
    assert not install.Note(tmp_path / "note", "abd", ["register"]).is_current()
    assert not install.Note(tmp_path / "none", "abc").is_current()


def test_the_lock_is_read_by_name():
    assert install._lock_entry("uv").startswith("uv==")
    assert "--hash=sha256:" in install._lock_entry("uv")
    assert install._lock_entry("uv").count("==") == 1
