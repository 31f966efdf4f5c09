"""Who may do what, as the routes themselves declare it."""

from collections.abc import Mapping

from flask import Flask

from app.accounts.permissions import declared_by
from app.accounts.who_may import WhoMay
from app.home.tasks import PARTS, TASKS

#: By part of the register and by whom, what they may do.
Duties = Mapping[str, Mapping[str, list[str]]]


def duties(app: Flask) -> Duties:
    """Read from the declaration under each route, so that the page cannot say anything else.

    In the order of `TASKS`.
    """
    found: dict[str, dict[str, list[str]]] = {words: {} for words in PARTS.values()}
    worded = [endpoint for endpoint in TASKS if endpoint in app.view_functions]
    for endpoint in [*worded, *sorted(app.view_functions.keys() - TASKS.keys())]:
        declared = declared_by(app.view_functions[endpoint])
        if declared:
            _note(found, endpoint, declared)
    return found


def _note(found: dict[str, dict[str, list[str]]], endpoint: str, declared: WhoMay) -> None:
    part = found.setdefault(part_of(endpoint), {})
    tasks = part.setdefault(declared.words, [])
    task = TASKS.get(endpoint, endpoint.partition(".")[2].replace("_", " "))
    if task not in tasks:
        tasks.append(task)


def part_of(endpoint: str) -> str:
    """What is done by routes of several chapters is told once, where the first of them belongs."""
    chapter = _FIRST.get(TASKS.get(endpoint, ""), endpoint).partition(".")[0]
    return PARTS.get(chapter, chapter.capitalize())


_FIRST = {task: endpoint for endpoint, task in reversed(TASKS.items())}
