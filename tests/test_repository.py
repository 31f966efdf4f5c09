"""The repository itself: what README.md promises, who may use a page, where a commit stands."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
import pytest
from flask import Flask
from jinja2 import nodes

from app.accounts.permissions import declared_by
from app.config import ROOT
from app.database import db

README = (ROOT / "README.md").read_text()
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def tracked(pattern: str) -> list[Path]:
    """Files of the repository, and those about to join it."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).exists()]


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_column(title: str) -> set[str]:
    """What the table in a section of README.md lists."""
    return set(re.findall(r"^\| `([^`]+)` \|", section(title), re.MULTILINE))


def commands_of(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands_of(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def roles_at(app: Flask, endpoint: str) -> frozenset[object]:
    """The roles that may use a route by role alone."""
    declared = declared_by(app.view_functions[endpoint])
    return declared.roles if declared else frozenset()


def test_every_setting_is_in_the_readme():
    source = "".join(path.read_text() for path in tracked("app/*.py"))
    settings = re.findall(r'(?:environ\.get\(|envvar=)"(\w+)"', source)

    assert set(settings) == first_column("Settings")


def test_every_command_is_in_the_readme(app):
    ours = {
        name
        for name, command in commands_of(app.cli)
        if getattr(command.callback, "__module__", "").startswith("app.")
    }

    assert ours == first_column("Commands") - {"db upgrade"}


def test_every_model_is_in_the_glossary(app):  # noqa: ARG001  # it imports the models
    models = {mapper.class_.__name__ for mapper in db.Model.registry.mappers}

    assert models == set(re.findall(r"`(\w+)`", section("Glossary")))


def test_what_a_record_has_many_of_stands_in_an_order(app):  # noqa: ARG001  # it imports the models
    """A database gives rows that nobody asked an order of as it likes, each day another way."""
    several = [
        relation
        for model in db.Model.registry.mappers
        for relation in model.relationships
        if relation.uselist
    ]

    assert len(several) > 40
    assert [str(relation) for relation in several if not relation.order_by] == []


def test_every_folder_is_on_the_map():
    folders = {f"{path.relative_to(ROOT / 'app').parts[0]}/" for path in tracked("app/*/*")}

    assert folders == first_column("How it is built")


def test_every_make_target_in_the_readme_is_there():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE)) <= set(targets)


def test_the_public_may_change_nothing(app):
    """Who is not signed in may only sign in, ask for what lets them, or end messages to them."""
    changing = {
        rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())
    }

    assert {e for e in changing if None in roles_at(app, e)} <= {
        "accounts.choose_password",
        "accounts.forgotten_password",
        "accounts.sign_in",
        "accounts.sign_out",
        "watching.stop",
        "actions.report_by_link",
    }


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_template_uses_every_macro_that_it_imports(path, app):
    template = app.jinja_env.parse(path.read_text())

    imported = {
        name if isinstance(name, str) else name[1]
        for statement in template.find_all(nodes.FromImport)
        for name in statement.names
    } | {statement.target for statement in template.find_all(nodes.Import)}
    used = {name.name for name in template.find_all(nodes.Name) if name.ctx == "load"}
    assert imported - used == set()


def test_every_template_is_used():
    source = "".join(path.read_text() for path in [*tracked("app/*.py"), *TEMPLATES])
    names = [path.relative_to(ROOT / "templates").as_posix() for path in TEMPLATES]

    assert [name for name in names if f'"{name}"' not in source] == []


#: Whoosh’s writer has a commit of its own, which is no database’s.
OTHERS_THAT_COMMIT = {
    "app/chasing/posting.py",
    "app/migrations/env.py",
    "app/serving.py",
    "app/search/engines/tantivy.py",
    "app/search/engines/whoosh.py",
    "app/archive/batches.py",
    "app/archive/following.py",
    "app/search/keeping.py",
    "app/search/papers.py",
    "app/web/saving.py",
    "app/word/batches.py",
    "app/word/year.py",
}


def test_only_whoever_is_called_from_outside_commits():
    """Views and what they share, commands, the start; messages are noted before they go, search
    clears its own pending notes, a year of papers or an archive notes how far it is, and papers
    that follow an answer are entered one by one.
    """
    committing = {path for path in tracked("app/*.py") if commits(path)}

    assert [
        shown(path)
        for path in committing
        if not path.stem.endswith(("views", "commands")) and shown(path) not in OTHERS_THAT_COMMIT
    ] == []


def commits(path: Path) -> bool:
    called = (
        node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)
    )
    return any(isinstance(name, ast.Attribute) and name.attr == "commit" for name in called)


def test_no_file_is_too_long_to_read():
    written = [path for path in tracked("app/*.py") if "migrations/versions" not in shown(path)]

    assert [shown(p) for p in written if len(p.read_text().splitlines()) > 300] == []


def test_every_dependency_is_locked():
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project, groups = asked["project"], asked["dependency-groups"]
    optional = chain.from_iterable([*project["optional-dependencies"].values(), *groups.values()])
    locked = re.findall(r"^([\w-]+)==", (ROOT / "requirements.lock").read_text(), re.MULTILINE)

    wanted = {re.split(r"[\[<>=]", name)[0] for name in [*project["dependencies"], *optional]}
    assert wanted - set(locked) == set()


def test_no_lock_names_a_registry():
    assert "://" not in (ROOT / "requirements.lock").read_text()
    assert '"resolved":' not in (ROOT / "app/assets/package-lock.json").read_text()


@pytest.mark.parametrize("path", tracked("docs/decisions/*.md"), ids=shown)
def test_a_decision_says_why_what_and_what_follows(path):
    text = path.read_text()

    assert text.startswith(f"# {int(path.name[:4])}. ")
    assert re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE) == [
        "Context",
        "Decision",
        "Consequences",
    ]
    assert len(text.splitlines()) <= 40, "half a page"


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(path.name[:4]) for path in tracked("docs/decisions/*.md")]

    assert numbers == list(range(1, len(numbers) + 1))
