"""The question that each part of a paper is corrected by: a form, and what its answer does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.accounts.models import Account
from app.archive.changes import decision_changed, items_of, leaving_out, words_added
from app.archive.editing import Edit, value_at
from app.archive.filing import laid_over
from app.archive.forms import (
    NOBODY,
    SOMEBODY_ELSE,
    SOMEBODY_NEW,
    BodyForm,
    DateForm,
    DecisionForm,
    ItemForm,
    LineForm,
    NextMeetingForm,
    PersonForm,
    WordsForm,
)
from app.archive.house_words import remember_outcome, whether_remembered
from app.archive.likeness import Sureness
from app.archive.matching import match_person
from app.archive.models import ArchiveDoubt, ArchiveFile
from app.archive.printed_names import read_name
from app.archive.reviewing import change, mean_body, mean_person, somebody_new
from app.archive.showing import asks_for_a_person, decision_at, item_at
from app.bodies.models import Body
from app.database import db
from app.errors import RuleBroken
from app.people.models import Person
from app.web.forms import RegisterForm

LEFT_OUT = "Left out: “"


@dataclass(frozen=True)
class Answering:
    """Who answers what about which paper; `doubt` is settled by the answer where there is one."""

    file: ArchiveFile
    path: str
    doubt: ArchiveDoubt | None
    now: datetime
    by: Account | None

    @property
    def laid(self) -> dict[str, Any]:
        return laid_over(self.file, self.file.body)

    @property
    def told(self) -> Any:
        """What stands at the path. Raises RuleBroken where nothing does."""
        found = value_at(self.laid, self.path)
        if found == {} or (found is None and self.path.partition(".")[2]):
            raise RuleBroken("There is no such part in what was understood")
        return found

    def change(self, edits: Sequence[Edit]) -> ArchiveFile:
        change(self.file, edits, self.now, self.by, doubt=self.doubt)
        return self.file


@dataclass(frozen=True)
class Question:
    heading: str
    form: RegisterForm
    answer: Callable[[], ArchiveFile]
    intro: str = ""
    lists_bodies: bool = False


def question_for(asked: Answering, bodies: Sequence[Body]) -> Question:
    path = asked.path
    if asked.doubt and asked.doubt.printed and path != "body":
        return _person(asked, asked.doubt.printed)
    if path == "body":
        return _body(asked, bodies)
    if path == "date":
        return _date(asked)
    if path == "next_meeting":
        return _next_meeting(asked)
    if path == "venue":
        return _line(asked, "Where did they meet?")
    if asks_for_a_person(path) and isinstance(asked.told, (str, dict)):
        told = asked.told
        return _person(asked, told if isinstance(told, str) else told["name"])
    if decision := decision_at(path):
        return _decision(replace(asked, path=decision))
    if item := item_at(path):
        return _item(replace(asked, path=item))
    return _words(asked)


def _body(asked: Answering, bodies: Sequence[Body]) -> Question:
    form = BodyForm.among(list(bodies), data={"body": asked.file.body})

    def answer() -> ArchiveFile:
        mean_body(asked.file, form.answers["body"], asked.now, asked.by)
        return asked.file

    intro = whether_remembered(asked.file)
    return Question("Whose minutes are these?", form, answer, intro, lists_bodies=True)


def _date(asked: Answering) -> Question:
    told = asked.told
    form = DateForm(data={"held_on": date.fromisoformat(told) if told else None})

    def answer() -> ArchiveFile:
        return asked.change([Edit("date", form.answers["held_on"].isoformat())])

    return Question("On what day was the meeting held?", form, answer)


def _next_meeting(asked: Answering) -> Question:
    told = asked.told
    form = NextMeetingForm(data={"next_meeting": date.fromisoformat(told) if told else None})

    def answer() -> ArchiveFile:
        day = form.answers["next_meeting"]
        return asked.change([Edit("next_meeting", day and day.isoformat())])

    return Question("When is the next meeting?", form, answer)


def _line(asked: Answering, heading: str) -> Question:
    form = LineForm(data={"text": asked.told or ""})
    return Question(heading, form, lambda: asked.change([Edit(asked.path, form.answers["text"])]))


def _item(asked: Answering) -> Question:
    told = asked.told
    parts = [name for name in ("number", "title", "withheld") if name in told]
    form = ItemForm(data={name: told[name] or "" for name in parts})
    if "withheld" not in told:
        del form.withheld

    def answer() -> ArchiveFile:
        given = {name: form.answers[name] for name in parts}
        given["number"] = given["number"] or None
        edits = [Edit(f"{asked.path}.{n}", now) for n, now in given.items() if now != told[n]]
        return asked.change(edits)

    return Question("Number and title of the item", form, answer)


def _words(asked: Answering) -> Question:
    message = asked.doubt.message if asked.doubt else ""
    text = message.removeprefix(LEFT_OUT).removesuffix("”") if LEFT_OUT in message else ""
    form = WordsForm(data={"text": text})
    form.item.choose_from(items_of(asked.laid))

    def answer() -> ArchiveFile:
        return asked.change([words_added(form.answers["item"].id, form.answers["text"])])

    return Question("Put words into the minutes", form, answer)


def _person(asked: Answering, printed: str) -> Question:
    form = PersonForm(data={"name": read_name(printed).name})
    taken = asked.doubt.person if asked.doubt else None
    body, held_on = asked.file.body, asked.file.meeting and asked.file.meeting.held_on
    near = match_person(printed, body, held_on).near if body and held_on else ()
    likely = taken if asked.doubt and asked.doubt.sureness is Sureness.LIKELY else None
    form.offer(list(dict.fromkeys([*near, *([taken] if taken else [])])), likely)

    def answer() -> ArchiveFile:
        return _meant(asked, printed, form.answers)

    of_body = f"every paper of {body.name}" if body else "every paper of the body"
    told = f"The answer is remembered, for {of_body} that is not confirmed or still to come."
    return Question(f"Who is “{printed}”?", form, answer, told)


def _meant(asked: Answering, printed: str, given: dict[str, Any]) -> ArchiveFile:
    who, person = given["who"], None
    if who == NOBODY:
        return asked.change(list(leaving_out(asked.laid, printed)))
    if who == SOMEBODY_NEW:
        person = somebody_new(given["name"], printed)
    elif who == SOMEBODY_ELSE:
        person = given["person"]
    else:
        person = db.session.get(Person, int(who))
    if person is None:
        raise RuleBroken("Select a person", about="person")
    mean_person(asked.file, printed, person, asked.now, asked.by)
    return asked.file


def _decision(asked: Answering) -> Question:
    told = asked.told
    votes = told["votes"]
    given = {name: told[name] for name in ("text", "mover", "seconder", "outcome")}
    counts = {"ayes": votes["for"], "noes": votes["against"], "abstained": votes["abstain"]}
    form = DecisionForm(data=given | counts)
    printed = told["as_printed"]
    if printed and asked.file.body:
        form.house_word.description = f"Printed here: “{printed}”"
    else:
        del form.house_word

    def answer() -> ArchiveFile:
        answers = form.answers
        if answers.get("house_word") and not answers["is_none"]:
            remember_outcome(asked.file, printed, answers["outcome"], asked.now, asked.by)
        return asked.change(list(decision_changed(asked.path, told, answers)))

    return Question("What was decided?", form, answer)
