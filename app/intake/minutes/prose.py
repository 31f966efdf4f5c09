"""Decisions told in sentences: “Able moved to approve it. Baker seconded. Passed 5-0.”"""

import re
from dataclasses import replace

from app.intake.minutes.account import Account
from app.intake.minutes.clauses import clauses_in
from app.intake.minutes.facing import facing_in
from app.intake.minutes.leads import (
    RESULT_ALONE,
    VOTE_TAKEN,
    follows_motion,
    is_of_motion,
    names_who,
    only_counts,
    only_names,
    only_seconds,
    points_back,
    printed_result,
    settles,
)
from app.intake.minutes.lines import Line
from app.intake.minutes.motions import moves, seconds, tells_result
from app.intake.minutes.moving import Moved, moved_in
from app.intake.minutes.parsed import Outcome, Recommended, Resolved
from app.intake.minutes.quoting import unquoted
from app.intake.minutes.roll import told_in
from app.intake.minutes.sentences import HOW_TO_VOTE, decides, sentences
from app.intake.minutes.tally import has_result
from app.intake.minutes.voting import has_votes, outcome_in, outcome_of, together


def read_prose(account: Account, line: Line) -> None:
    """Find the sentences of a paragraph that decide; all of it is also part of the discussion."""
    said = sentences(line.text)
    place = 0
    before = len(account.resolved)
    while place < len(said):
        place = _sentence(account, said, place, line)
    if len(account.resolved) == before:
        account.open = False


def _sentence(account: Account, said: list[str], place: int, line: Line) -> int:
    sentence = said[place]
    if only_seconds(sentence):
        return _seconded(account, said, place, line)
    if account.open and _is_of_last(account, sentence, place):
        _name(account, sentence)
        return place + 1
    if end := _motion(account, said, place, line):
        return end
    if _declares(account, sentence) or _settles_motion(account, sentence):
        put_off = _PUT_OFF.search(sentence)
        account.tell(put_off[0] if put_off else printed_result(sentence), sentence)
        return place + 1
    if decides(sentence):
        return _decision(account, said, place, line)
    if account.resolved and account.open and only_counts(sentence):
        account.tell(_lost(sentence), sentence)
    elif account.resolved and _tells_of_vote(sentence) and _untold(account, sentence):
        rest = " ".join(said[place:])
        account.tell(printed_result(rest), rest)
        return len(said)
    return place + 1


def _is_of_last(account: Account, sentence: str, place: int) -> bool:
    """Who moved what stands before it; what a paragraph begins with must name a seconder too."""
    if not names_who(sentence) or account.resolved[-1].mover:
        return False
    return bool(place or (account.is_unnamed() and moved_in(sentence).seconder))


def _motion(account: Account, said: list[str], place: int, line: Line) -> int | None:
    """A motion told over several sentences, and the place behind them."""
    sentence = said[place]
    if not moves(sentence) or (seconds(sentence) and tells_result(sentence)):
        return None
    end = place + 1
    while (
        end < len(said)
        and end < place + 4
        and (follows_motion(said[end]) or _words_follow(said[place:end], said[end]))
        and not _is_another(said[end], said[place:end])
    ):
        end += 1
    whole = " ".join(said[place:end])
    if points_back(sentence) and (seconds(whole) or tells_result(whole)):
        _decided_above(account, said, place, whole, line)
        return end
    if seconds(whole) or (end > place + 1 and tells_result(" ".join(said[place + 1 : end]))):
        _decided(account, whole, line)
        return end
    return None


def _words_follow(before: list[str], sentence: str) -> bool:
    """“Proposed: A. Seconded: B. That the pond be cleared.”"""
    return sentence.startswith("That ") and only_names(" ".join(before))


def _is_another(sentence: str, before: list[str]) -> bool:
    """Does this put a motion of its own, and not only second or settle the one before it?"""
    return moves(sentence) and (not seconds(sentence) or any(map(seconds, before)))


def _seconded(account: Account, said: list[str], place: int, line: Line) -> int:
    """“The motion was seconded by A”: put above by somebody else, and not said again."""
    seconder = moved_in(said[place]).seconder
    end = place + 1
    while end < len(said) and (only_counts(said[end]) or settles(said[end])):
        end += 1
    rest = " ".join(said[place:end])
    if account.open and account.resolved and not account.resolved[-1].seconder:
        account.resolved[-1] = replace(account.resolved[-1], seconder=seconder)
        account.tell(printed_result(rest), rest)
    elif (put := account.motion_put()) and not _is_entered(account, put.text):
        moved = Moved(account.who_put_it(), seconder)
        _decided(account, unquoted(put.text), line, moved, told=rest)
    return end


def _is_entered(account: Account, text: str) -> bool:
    return any(resolved.text == unquoted(text) for resolved in account.resolved)


def _name(account: Account, sentence: str) -> None:
    """“Proposed: Cllr Able. Seconded: Cllr Baker.” behind what was agreed."""
    moved = moved_in(sentence)
    for at in account.together():
        each = account.resolved[at]
        account.resolved[at] = replace(
            each,
            mover=moved.mover,
            seconder=each.seconder or moved.seconder,
            votes=together(each.votes, told_in(sentence)),
        )


def _decision(account: Account, said: list[str], place: int, line: Line) -> int:
    sentence = said[place]
    end = place + 1
    if points_back(sentence) and moves(sentence):
        _decided_above(account, said, place, sentence, line)
        return end
    while end < len(said) and only_counts(said[end]):
        end += 1
    _decided(account, " ".join(said[place:end]), line)
    return end


def _lost(sentence: str) -> str | None:
    """What a count leaves open: that all were for it says less than how it was decided above."""
    printed = printed_result(sentence)
    return printed if printed and outcome_in(printed) is Outcome.LOST else None


def _tells_of_vote(sentence: str) -> bool:
    return bool(VOTE_TAKEN.search(sentence) or facing_in(sentence))


def _declares(account: Account, sentence: str) -> bool:
    """“The Mayor declared the motion carried”, after a vote that has been counted."""
    return bool(
        account.open
        and account.resolved
        and not account.resolved[-1].as_printed
        and has_votes(account.resolved[-1].votes)
        and re.match(r"(?:The|An) [^.,]{3,60}? (?:then )?declared\b", sentence)
        and printed_result(sentence)
    )


def _settles_motion(account: Account, sentence: str) -> bool:
    """“On being put to the vote the motion was carried”, of one that is not told to be settled."""
    put = account.untold(sentence)
    return bool(
        put is not None
        and account.resolved[put].mover
        and not moves(sentence)
        and not seconds(sentence)
        and not HOW_TO_VOTE.search(sentence)
        and (
            RESULT_ALONE.fullmatch(sentence)
            or VOTE_TAKEN.search(sentence)
            or _OF_MOTION.match(sentence)
            or _PUT_OFF.search(sentence)
        )
        and printed_result(sentence)
    )


_PUT_OFF = re.compile(
    r"\b(?:agreed|resolved) to (?:defer|refer|withdraw) (?:the|this) (?:notice of )?(?:motion"
    r"|proposal)\b",
    re.I,
)
_OF_MOTION = re.compile(
    r"(?:up)?on (?:the|this) (?:motion|proposal|amendment|vote)[^.,;]{0,40},? (?:it|this) was\b"
    r"|(?:(?:(?:up)?on|after|following|when|a|the) [^.;]{0,60}?\b(?:vot\w+|put|division"
    r"|show of hands)\b[^.;]{0,20}?,? )?(?:the|this) (?:(?:original|amended|substantive|first"
    r"|second|further) )?(?:motion|proposal|amendment)(?: to the (?:motion|proposal))?"
    r" (?:was|is|fell|failed)\b",
    re.I,
)


def _untold(account: Account, sentence: str) -> bool:
    """Is it still to be told what became of the last motion, its votes counted or not?"""
    at = account.untold(sentence)
    if at is None:
        return False
    declared = account.open and "declared" in sentence
    return declared or not has_result(account.resolved[at])


def _decided_above(account: Account, said: list[str], place: int, text: str, line: Line) -> None:
    """“This was proposed by A, seconded by B”: what, stands in the sentence before."""
    last = account.resolved[-1] if account.resolved else None
    moved = moved_in(text)
    above = said[place - 1] if place else (account.pieces[-1].text if account.pieces else "")
    if last and not last.mover and (last.text.endswith(said[place - 1]) if place else account.open):
        account.resolved[-1] = replace(
            last,
            mover=moved.mover,
            seconder=moved.seconder,
            votes=together(last.votes, told_in(text)),
            as_printed=printed_result(text) or last.as_printed,
        )
    elif (
        is_of_motion(text) and (put := account.motion_put()) and not _is_entered(account, put.text)
    ):
        _decided(account, unquoted(put.text), line, moved, told=text)
    else:
        _decided(account, f"{above} {text}" if len(above) < 700 else text, line, moved)


def _decided(
    account: Account, text: str, line: Line, moved: Moved | None = None, *, told: str | None = None
) -> None:
    """Enter a decision; `told` is what says of it who moved it and what became of it."""
    said = text if told is None else told
    moved = moved or moved_in(said)
    result = printed_result(said)
    lost = result and outcome_in(result) in (Outcome.LOST, Outcome.WITHDRAWN)
    outcome = outcome_in(result or "") if lost else outcome_of(text if told is None else told)
    _, clauses = clauses_in(text)
    faced = facing_in(said)
    for clause in clauses or [Recommended(None, text)]:
        account.enter(
            Resolved(
                clause.text,
                line.number,
                clause.label,
                moved.mover,
                moved.seconder,
                outcome or Outcome.CARRIED,
                None if faced else result,
                told_in(said),
            )
        )
    if faced:
        account.face(faced, result)
