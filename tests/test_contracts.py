"""Each import contract is seen to fail when it is broken on purpose, and to name itself."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app.config import ROOT

# One forbidden import for each contract: the file that gets it, and what it must not import.
OFFENCES = {
    "People sit on bodies, which hold meetings: imports run from right to left": (
        "app/agenda/operations.py",
        "app.decisions.rules",
    ),
    "Inside a chapter, a file name says what it may import": (
        "app/accounts/forms.py",
        "app.accounts.views",
    ),
    "Rules know nothing of the web, the database or the clock": (
        "app/decisions/rules.py",
        "sqlalchemy",
    ),
    "Operations, queries and models know nothing of the web": (
        "app/meetings/operations.py",
        "flask",
    ),
    "Operations are told the time": ("app/actions/operations.py", "app.clock"),
    "Markdown has one door": ("app/agenda/views.py", "markdown_it"),
    "Whoosh has one door": ("app/search/views.py", "whoosh"),
    "python-docx has one door": ("app/word/views.py", "docx"),
    "Authlib has one door": ("app/accounts/views.py", "authlib"),
    "Tantivy has one door": ("app/search/views.py", "tantivy"),
    "feedgenerator has two doors, of searches and of actions": (
        "app/watching/views.py",
        "feedgenerator",
    ),
    "icalendar has two doors, of meetings and of actions": ("app/actions/views.py", "icalendar"),
    "Workbooks have one door each way": ("app/actions/views.py", "xlsxwriter"),
}


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program’s modules and their contracts, to spoil."""
    shutil.copytree(
        ROOT / "app",
        tmp_path / "app",
        ignore=shutil.ignore_patterns("static", "assets", "__pycache__"),
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("contract", contracts())
def test_a_contract_fails_when_it_is_broken(contract, copy):
    file, module = OFFENCES[contract]
    with (copy / file).open("a") as offender:
        offender.write(f"\nimport {module}\n")

    report = lint_imports(copy)

    assert report.returncode == 1, report.stderr
    assert f"{contract} BROKEN" in report.stdout
    assert report.stdout.count(" BROKEN") == 1
