"""What search knows of an item, of what was said and decided on it and of what came of it. Pure.

Each maker is told what its reader sees (`record.visibility` decides that) and leaves out all
else, so what the index holds for the public was never made from anything but the public's.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from app.agenda.markup import parse, plain_text
from app.agenda.privacy import as_read
from app.search.describing import keys_of, names_of, occasion_of, together
from app.search.documents import Document, Kind, Link, Standing

if TYPE_CHECKING:
    from app.agenda.models import AgendaItem, MinuteNumber, MinutesRevision
    from app.agenda.rules import Part
    from app.agenda.twins import Twinned
    from app.decisions.models import RecommendationClause, Resolution, ResolutionClause
    from app.decisions.voting_models import Motion

NOT_PUBLISHED = "Not for publication"
_SHORT_YEAR = re.compile(r"/20(\d\d)$")


@dataclass(frozen=True)
class Sight:
    """What someone may read of an item whose agenda they see (`record.visibility`).

    `private` says whether they read what is exempt and personal; `decided` is a clause or a motion
    as they read it, "" where not at all, and `whole` whether that is all of it. `standing` is how
    a clause stands, as far as they may know.
    """

    minutes: bool
    inside: bool
    private: bool
    decided: Callable[["Twinned"], str]
    whole: Callable[["Twinned"], bool]
    standing: Callable[["ResolutionClause"], Standing]

    def words(self, text: str) -> str:
        return as_read(text, private=self.private)


def item_documents(
    item: "AgendaItem", annual_meetings: Mapping[int, date], sees: Sight
) -> Iterator[Document]:
    """The item, its minutes, and each clause recommended, moved and resolved on it."""
    whole = Document(
        kind=Kind.ITEM,
        key=f"item:{item.id}",
        group=f"item:{item.id}",
        title=sees.words(item.title),
        text=_purpose(item, sees),
        link=_item_link(item, sees.minutes),
        meeting=item.meeting,
        closed=closed_by(item.part) if sees.private else "",
        occasion=occasion_of(item.meeting, annual_meetings),
        reference=_reference(item, sees.minutes),
        cited=(*(_citations(item) if sees.minutes else ()), *_as_numbered(item)),
        people=_ids(item.presenter_id) if sees.inside else (),
    )
    yield whole
    part = replace(whole, cited=(), cited_in=whole.cited, people=())
    for recommendation in item.recommendations:
        for recommended in recommendation.clauses:
            if words := sees.decided(recommended):
                yield _marked(_recommended(recommended, words, part, sees), recommended, sees)
    if sees.minutes:
        yield from _minuted(item, part, sees)


def _minuted(item: "AgendaItem", part: Document, sees: Sight) -> Iterator[Document]:
    if item.minutes and (said := together(_written(item.minutes, sees))):
        apart = NOT_PUBLISHED if sees.private and item.minutes.restricted_text else ""
        minutes = replace(part, kind=Kind.MINUTES, key=f"minutes:{item.id}", text=said)
        yield replace(minutes, closed=part.closed or apart)
    for motion in item.motions:
        if words := sees.decided(motion):
            yield _marked(_moved(motion, words, part, sees), motion, sees)
    for resolution in item.resolutions:
        behind = _motion_behind(resolution, item)
        for clause in resolution.clauses:
            if words := sees.decided(clause):
                resolved = _resolved(clause, words, part, _citations(item))
                resolved = _marked(resolved, clause, sees)
                yield _moved_by(behind, replace(resolved, standing=sees.standing(clause)), sees)


def closed_by(*parts: "Part") -> str:
    """What it is to those who read it though the public may not: “Exempt: not for publication”."""
    closed = next((part for part in parts if part.is_restricted), None)
    return f"{closed.capitalize()}: {NOT_PUBLISHED.lower()}" if closed else ""


def _marked(document: Document, decided: "Twinned", sees: Sight) -> Document:
    """A clause or a motion of an open item may itself not be public."""
    if document.closed or not (sees.private and decided.restricted):
        return document
    return replace(document, closed=NOT_PUBLISHED)


def _purpose(item: "AgendaItem", sees: Sight) -> str:
    parts: list[str] = []
    if sees.inside:
        parts += [sees.words(item.purpose), item.presenter.formal_name if item.presenter else ""]
    if sees.inside and sees.minutes:
        parts.append(sees.words(item.introduced_by))
    return together(parts)


def _written(minutes: "MinutesRevision", sees: Sight) -> Iterator[str]:
    """The summary is public where the minutes themselves are exempt (LGA 1972 s.100C(2))."""
    if sees.inside:
        yield plain_text(parse(sees.words(minutes.text)))
    yield plain_text(parse(sees.words(minutes.public_summary)))
    if sees.private:
        yield plain_text(parse(sees.words(minutes.restricted_text)))


def _recommended(
    clause: "RecommendationClause", words: str, part: Document, sees: Sight
) -> Document:
    """What became of it is for who may read the minutes, and the decision that says so."""
    answered = [a.outcome for a in clause.answers if a.outcome and sees.decided(a)]
    return replace(
        part,
        kind=Kind.RECOMMENDATION,
        key=f"recommendation:{clause.id}",
        text=words,
        outcome=str(next(iter(answered), clause.outcome) or "") if sees.minutes else "",
        reference=f"{part.reference} recommendation {_full_label(clause)}".strip(),
        link=replace(part.link, anchor=f"recommended-{clause.id}"),
    )


def _resolved(
    clause: "ResolutionClause", words: str, part: Document, citations: Iterable[str]
) -> Document:
    label = clause.full_label
    return replace(
        part,
        kind=Kind.RESOLUTION,
        key=f"resolution:{clause.id}",
        text=words,
        outcome=str(clause.outcome or ""),
        reference=clause.citation,
        cited=keys_of([clause.citation, *(f"{citation} {label}" for citation in citations)]),
        link=_clause_link(clause),
    )


def _item_link(item: "AgendaItem", minuted: bool) -> Link:
    """By its minute number, once the reader may know it: the address that people keep."""
    if minuted and item.minute:
        return Link("record.minute", _minute_values(item.minute))
    return Link("record.item", {"item_id": item.id})


def _clause_link(clause: "ResolutionClause") -> Link:
    item = clause.resolution.item
    if item.minute is None:
        return Link("record.clause_by_id", {"clause_id": clause.id})
    return Link("record.clause", {**_minute_values(item.minute), "address": clause.address})


def _minute_values(minute: "MinuteNumber") -> dict[str, str | int]:
    code, period, number = minute.path.split("/")
    return {"code": code, "period": period, "number": number}


def _full_label(clause: "RecommendationClause") -> str:
    return (_full_label(clause.parent) if clause.parent else "") + clause.label


def _reference(item: "AgendaItem", minuted: bool) -> str:
    if minuted and item.minute:
        return item.minute.citation
    return f"Item {item.number}" if item.number else ""


def _citations(item: "AgendaItem") -> tuple[str, ...]:
    """How people cite a minute: with its body’s code, name or other names, and with none.

    The year in full or short: 24/2017 or 24/17.
    """
    minute = item.minute
    if minute is None:
        return ()
    labels = [minute.label, f"minute {minute.number}{minute.suffix}"]
    if _SHORT_YEAR.search(minute.label):
        labels.append(_SHORT_YEAR.sub(r"/\1", minute.label))
    named = [f"{name} {label}" for name in names_of(minute.body) for label in labels]
    return keys_of([minute.citation, *labels, *named])


def _as_numbered(item: "AgendaItem") -> tuple[str, ...]:
    """How people ask for an item of an agenda: “item 6”, “HB 2025 item 6”, “item 6 of Cabinet”."""
    if not item.number:
        return ()
    number, year = f"item {item.number}", item.meeting.held_on.year
    asked = [number, f"agenda {number}"]
    for name in names_of(item.meeting.body):
        asked += [f"{name} {number}", f"{name} {year} {number}", f"{name} {number} {year}"]
        asked += [f"{number} {name}", f"{number} of {name}", f"{number} {name} {year}"]
    return keys_of(asked)


def _moved(motion: "Motion", words: str, part: Document, sees: Sight) -> Document:
    moved = replace(
        part,
        kind=Kind.MOTION,
        key=f"motion:{motion.id}",
        text=words,
        outcome=str(motion.result or ""),
        link=replace(part.link, anchor="motions"),
    )
    return _moved_by(motion, moved, sees)


def _motion_behind(resolution: "Resolution", item: "AgendaItem") -> "Motion | None":
    return next((m for m in item.motions if m.resolution_id == resolution.id), None)


def _moved_by(motion: "Motion | None", document: Document, sees: Sight) -> Document:
    """Nobody is told who moved what they may not read."""
    if motion is None or not sees.whole(motion):
        return document
    movers, seconders = _ids(motion.mover_id), _ids(motion.seconder_id)
    return replace(document, movers=movers, seconders=seconders, people=movers + seconders)


def _ids(number: int | None) -> tuple[int, ...]:
    return () if number is None else (number,)
