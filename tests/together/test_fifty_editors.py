"""Fifty people at one text of a register that is really served, by two processes at once."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from random import random
from threading import Barrier
from time import sleep
from typing import NamedTuple

import lxml.html
import pytest
from sqlalchemy import func, select

from app.accounts.session import SignedIn
from app.agenda.models import AgendaItem, Matter, MinutesRevision
from app.audit.models import Change
from app.database import db
from app.decisions.models import Resolution
from tests.factories import a_matter, a_resolution, an_account, an_item
from tests.served import Editor, Form, a_port, cookie_of, form_on, served

EDITORS, SOME = 50, 12
Page = lxml.html.HtmlElement


class Text(NamedTuple):
    """A text that everyone writes at: its page, its box, and what a refusal says it is now."""

    path: str
    box: str
    theirs: Callable[[Page], str]


def copied(page: Page, box: str = "theirs") -> str:
    return str(page.get_element_by_id(box).text or "").strip()


def copied_clause(page: Page) -> str:
    """Their one clause, beneath the lead-in and without its label."""
    return copied(page).splitlines()[1].removeprefix("(1) ")


def write(editor: Editor, text: Text, word: str, others: Barrier) -> list[int]:
    """Add a word and save, merging as often as someone else was first; the answers’ codes."""
    form: Form = form_on(editor.open(text.path))
    others.wait()  # everyone has the text open before anyone saves it
    codes = []
    while True:
        form[text.box] = f"{form[text.box].strip()} {word}"
        code, page = editor.send(text.path, form)
        codes.append(code)
        if code != 409 or page is None or len(codes) > EDITORS * 3:
            return codes
        form = form_on(page)
        form[text.box] = text.theirs(page)
        # bringing two texts together takes a while: most are quick about it, some are not
        sleep(random() ** 3 * others.parties / 6)


@pytest.fixture
def cookies(app):
    accounts = [an_account() for _ in range(EDITORS)]
    db.session.add_all(accounts)
    db.session.commit()
    return [cookie_of(app, SignedIn(account).get_id()) for account in accounts]


def all_write(ports: tuple[int, int], cookies: list[str], text: Text) -> list[list[int]]:
    with ThreadPoolExecutor(len(cookies)) as people:
        editors = [Editor(ports[n % 2], cookie) for n, cookie in enumerate(cookies)]
        words = [f"word{n:02}" for n in range(len(editors))]
        others = Barrier(len(editors), timeout=120)
        answers = list(people.map(write, editors, repeat(text), words, repeat(others)))
        for editor in editors:
            editor.close()
        return answers


def check(answers: list[list[int]], text: str) -> None:
    codes = [code for one in answers for code in one]
    sys.stdout.write(f"{codes.count(302)} saves accepted, {codes.count(409)} refused.\n")
    assert {one[-1] for one in answers} == {302}, "everyone’s save is accepted in the end"
    assert set(codes) <= {302, 409}, "nothing fails"
    assert sorted(text.split()) == ["Begun", *(f"word{n:02}" for n in range(len(answers)))]
    assert codes.count(409) > 0, "they did get in each other’s way"


def test_no_word_is_lost_from_minutes_a_resolution_or_a_form_that_counts_no_saves(app, cookies):
    """Fifty write at the minutes and some at the others; one pair of processes serves them all."""
    item, resolution = an_item(text="Begun"), a_resolution(None, "Begun")
    matter = a_matter("Parks", summary="Begun")
    db.session.add_all([item, resolution, matter])
    db.session.commit()
    minutes = Text(f"/items/{item.id}/minutes", "text", copied)
    decision = Text(f"/resolutions/{resolution.id}/edit", "rows-0-text", copied_clause)
    form = Text(f"/matters/{matter.slug}/edit", "summary", lambda page: copied(page, "theirs-1"))
    ports = a_port(), a_port()

    with served(app, *ports):
        of_minutes = all_write(ports, cookies, minutes)
        of_the_decision = all_write(ports, cookies[:SOME], decision)
        of_the_form = all_write(ports, cookies[:SOME], form)

    db.session.expire_all()
    check(of_minutes, db.session.get_one(AgendaItem, item.id).minutes.text)
    revisions = db.session.scalar(select(func.count()).select_from(MinutesRevision))
    logged = select(func.count()).where(Change.kind == "minutes_revision")
    assert revisions == db.session.scalar(logged) == EDITORS + 1
    kept = db.session.get_one(Resolution, resolution.id)
    check(of_the_decision, kept.clauses[0].text)
    assert kept.version == SOME + 1
    check(of_the_form, db.session.get_one(Matter, matter.id).summary)
