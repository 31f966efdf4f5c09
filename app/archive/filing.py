"""Putting a file that was read on the register, and anew when a clerk has changed its meaning.

What a clerk answers is laid over what was read, and the unconfirmed meeting is filled once more
from that: so an answer and its being taken back are one and the same way. None of these commits.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from app.accounts.models import Account
from app.archive.accounting import words_not_kept
from app.archive.beside import WITHHELD, complete, keep_hour, link_again
from app.archive.calling import awaits_minutes, next_to_call
from app.archive.differences import differences
from app.archive.doubting import renew_doubts
from app.archive.editing import Edit, as_read, laid, without_dropped
from app.archive.entering import Entered, enter_meeting
from app.archive.kept import minutes_from
from app.archive.matching import BodyMatch, match_body, outcomes_settled
from app.archive.models import ArchiveDifference, ArchiveDoubt, ArchiveFile
from app.archive.queries import source_of
from app.archive.rules import FileState
from app.archive.taking_out import forget_people, forget_those_gone, take_out, what_was_entered
from app.archive.times import times_in
from app.archive.told import left_out
from app.archive.touched import descriptions_of, fingerprint, is_untouched
from app.bodies.models import Body
from app.database import db
from app.errors import RuleBroken
from app.intake.queries import meetings_on
from app.meetings.models import Meeting
from app.people.rules import plainly

Object = dict[str, Any]
_EMPTY = "Neither items nor attendance were found: the meeting may not have been held"
_NO_DAY = "The day of the meeting is not known"


def enter_file(file: ArchiveFile, *, now: datetime, by: Account | None = None) -> None:
    """Enter what was understood of a file. It waits, with a doubt, where body or day is not sure.

    What was entered before keeps its address. Raises RuleBroken for a meeting that is confirmed.
    """
    _let_go(file)
    match = body_of(file)
    file.body = match.body if not match.doubt else None
    file.state, file.refusal = FileState.READ, ""
    all_of_it = laid_over(file, file.body)
    told = without_dropped(all_of_it)
    times = filter(None, times_in(minutes_from(told)))
    doubts = [
        ArchiveDoubt(message=doubt["message"], line=doubt["line"])
        for doubt in left_out(told["doubts"], told, list(times))
    ]
    if waits := _waits_for(match, told):
        take_out(file)
        renew_doubts(file, [waits, *doubts])
    elif file.body:
        renew_doubts(file, [*_enter(file, file.body, all_of_it, now, by), *doubts])


def _waits_for(match: BodyMatch, told: Object) -> ArchiveDoubt | None:
    """What must be answered first."""
    if match.body is None or match.doubt:
        return ArchiveDoubt(field="body", message=match.doubt, sureness=match.sureness)
    if not told["date"]:
        return ArchiveDoubt(field="date", message=_NO_DAY)
    if not (told["items"] or told["present"]):
        return ArchiveDoubt(field="items", message=_EMPTY)
    return None


def _enter(
    file: ArchiveFile, body: Body, all_of_it: Object, now: datetime, by: Account | None
) -> Iterator[ArchiveDoubt]:
    minutes = minutes_from(without_dropped(all_of_it))
    assert minutes.held_on, "asked before"
    there = [m for m in meetings_on(body, minutes.held_on) if m is not file.meeting]
    other = next(((m, source) for m in there if (source := source_of(m))), None)
    later = take_out(file) if there else ()
    if other:
        _compare(file, *other)
    elif not all(awaits_minutes(each) for each in there):
        taken = f"{body.name} has a meeting on that day already, which was entered by hand"
        yield ArchiveDoubt(field="date", message=taken)
    else:
        if there:
            keep_hour(file, there[0])
        before = what_was_entered(file)
        entered = enter_meeting(minutes, body, now=now, by=by, before=before)
        forget_those_gone(file, before.there)
        _keep_track(file, entered, now)
        yield from _doubts_of(entered, all_of_it)
        yield from next_to_call(minutes, body, now.date())
        for passage in words_not_kept(entered.meeting, minutes):
            yield ArchiveDoubt(message=f"Left out of the record: “{passage.strip()}”")
    for paper in later:
        paper.meeting = file.meeting


def _keep_track(file: ArchiveFile, entered: Entered, now: datetime) -> None:
    """Of what the paper has become, by which it is told later whether somebody worked on it."""
    file.meeting, file.state, file.entered_at = entered.meeting, FileState.ENTERED, now
    forget_people(file, apart_from=entered.named.entered)
    file.new_people = {**file.new_people, **descriptions_of(entered.named.entered)}
    complete(entered.meeting, file.beside, now=now)
    link_again(entered.meeting, file.beside)
    file.entered_as = fingerprint(entered.meeting)


def _compare(file: ArchiveFile, meeting: Meeting, source: ArchiveFile) -> None:
    """Another reading of a meeting that is there: what it says otherwise waits to be accepted."""
    found = differences(source.parsed or {}, file.parsed or {})
    file.meeting, file.state = meeting, FileState.DIFFERS if found else FileState.SAME
    file.differences = [
        ArchiveDifference(position=position, **asdict(each))
        for position, each in enumerate(found, start=1)
    ]


def laid_over(file: ArchiveFile, body: Body | None) -> Object:
    """What was understood, with what the clerk and the words of the house make of it."""
    if file.parsed is None:
        raise RuleBroken("This file was not read")
    parsed = deepcopy(file.parsed)
    for place in (file.beside or {}).get(WITHHELD, ()):
        parsed["items"][place]["withheld"] = True
    edits = [Edit(edit.path, edit.value, edit.how) for edit in file.edits]
    house = list(_in_house_words(file.parsed, outcomes_settled(body))) if body else []
    return laid(parsed, [*house, *edits])


def next_day(file: ArchiveFile) -> date | None:
    """Of the next meeting, as it counts."""
    return minutes_from(without_dropped(laid_over(file, file.body))).next_meeting


def body_of(file: ArchiveFile) -> BodyMatch:
    """The name given by whoever brought the file in counts more than the one printed."""
    printed = file.body_as or (file.parsed or {}).get("body") or ""
    if not printed:
        return BodyMatch(doubt="The paper does not say whose minutes it is")
    return match_body(printed)


def _let_go(file: ArchiveFile) -> None:
    """Raises RuleBroken where the meeting that the file became is not its own any more."""
    if file.meeting is None or file.state in {FileState.DIFFERS, FileState.SAME}:
        file.meeting, file.differences = None, []
        db.session.flush()  # their places must be free before others take them
        return
    check_unconfirmed(file.meeting)
    check_untouched(file)


def check_unconfirmed(meeting: Meeting) -> None:
    if not meeting.unconfirmed:
        raise RuleBroken("This meeting was confirmed: correct it on its own page")


def check_untouched(file: ArchiveFile) -> None:
    if not is_untouched(file):
        raise RuleBroken(
            "Somebody has worked on this meeting since it was imported: correct it on its own page"
        )


def _in_house_words(parsed: Object, settled: dict[str, str]) -> Iterator[Edit]:
    if not settled:
        return
    for place, item in enumerate(parsed["items"]):
        for at, resolved in enumerate(item["resolutions"]):
            meaning = settled.get(plainly(resolved["as_printed"] or ""))
            if meaning:
                yield Edit(f"items.{place}.resolutions.{at}.outcome", meaning)


def _doubts_of(entered: Entered, laid_over: Object) -> Iterator[ArchiveDoubt]:
    named = entered.named
    asked = {match.doubt: printed for printed, match in named.matches.items() if match.doubt}
    for where, message in entered.doubts:
        printed = asked.get(message, "")
        doubt = ArchiveDoubt(field=as_read(where, laid_over), message=message, printed=printed)
        if printed:
            doubt.person = named.people.get(printed)
            doubt.sureness = named.matches[printed].sureness
        yield doubt
