"""Looking down an item from one of its lines: what stands below tells what this line is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.intake.minutes.account import Motion
from app.intake.minutes.discussing import remarks
from app.intake.minutes.leads import DID, DONE, LEAD, MOVER, NOTHING, OPEN, RESULT, VOTING
from app.intake.minutes.lines import Line
from app.intake.minutes.motions import moves, puts
from app.intake.minutes.patterns import MARKER
from app.intake.minutes.quoting import closes_quote, opens_quote
from app.intake.minutes.sentences import sentences
from app.intake.minutes.voting import has_votes, votes_in


def results_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """“LOST. It was then moved by A that …”: the result on a line of its own."""
    for line in lines:
        first, *rest = sentences(line.text) if puts(line.text) else [line.text]
        if rest and not line.cells and RESULT.match(first) and moves(rest[0]):
            yield replace(line, text=first)
            yield replace(line, text=line.text[len(first) :].lstrip(" ,;"), label=None, gap=0)
        else:
            yield line


def last_marker(lines: Sequence[Line]) -> int:
    """The place of the last line that says that minutes or a decision follow; -1 for none."""
    return max((p for p, line in enumerate(lines) if _is_marker(line.text)), default=-1)


def _is_marker(text: str) -> bool:
    found = MARKER.match(text)
    return found is not None and found.lastgroup in ("minutes", "decision")


def puts_motion(lines: Sequence[Line], place: int) -> bool:
    """Does a result stand below these words, so that they are a motion nobody is named for?"""
    if not re.match(r"^That\b", lines[place].text):
        return False
    for below in lines[place + 1 : place + 30]:
        if RESULT.match(below.text) and not below.cells:
            return True
        said = below.cells or below.label or below.text[:1].islower() or VOTING.match(below.text)
        if not said and not re.match(r"^(?:it being|and )", below.text):
            return False
    return False


def result_below(lines: Sequence[Line], place: int) -> bool:
    """Does the motion that is being read end in a printed result?"""
    for below in lines[place + 1 : place + 40]:
        if not below.cells and RESULT.match(below.text):
            return True
        if MOVER.match(below.text) or LEAD.match(below.text):
            return False
    return False


def remarks_below(lines: Sequence[Line], place: int) -> bool:
    """Is this line a remark between a motion and its printed result?"""
    line = lines[place]
    plain = not line.label and not line.cells and not line.text[:1].islower()
    return plain and remarks(line.text) and result_below(lines, place)


def prints_results(lines: Sequence[Line]) -> bool:
    """Does this item print below its motions what became of them?"""
    return any(not line.cells and RESULT.match(line.text) for line in lines)


def clauses_below(lines: Sequence[Line], place: int, rest: str) -> tuple[list[Line], int]:
    """The labelled lines that a lead-in opens; one without an end opens plain ones too."""
    clauses: list[Line] = []
    opened = not rest or bool(OPEN.search(rest)) or NOTHING.match(rest)
    did = DID.search(rest)
    while place < len(lines):
        line = lines[place]
        if line.cells or MARKER.match(line.text) or (line.bold and not line.label and clauses):
            break
        leads = LEAD.match(line.text) and not (did and DONE.match(line.text))
        if line.label and (opened or clauses) and not leads:
            clauses.append(
                replace(line, label=line.label if re.search(r"\w", line.label) else None)
            )
        elif (clauses and VOTING.match(line.text) and has_votes(votes_in(line.text))) or (
            clauses and line.text[:1].islower() and len(line.text) < 400
        ):
            clauses[-1] = replace(clauses[-1], text=f"{clauses[-1].text} {line.text}")
        else:
            break
        place += 1
    return clauses, place


_SUBORDINATE = re.compile(
    r"\b(?:reasons?|conditions?|grounds|basis|terms|payments?|invoices?|accounts|cheques"
    r"|expenditure|amendments?|modifications?|informatives?|polic(?:y|ies)|documents)\b[^.;:]{0,60}[:–-]*$",
    re.I,
)
_SAYS_WHAT = re.compile(r"\W*(?:that|to)\b", re.I)


def is_list_of(lead: str, clauses: Sequence[Line]) -> bool:
    """Are these the conditions, reasons or payments of one decision, and none is one itself?"""
    return bool(_SUBORDINATE.search(lead)) and not decide_themselves(clauses)


def decide_themselves(clauses: Sequence[Line]) -> bool:
    own = sum(bool(_SAYS_WHAT.match(each.text) or DONE.match(each.text)) for each in clauses)
    return own >= len(clauses) / 2


def with_list(lead: str, clauses: Sequence[Line]) -> str:
    said = [f"{each.label or ''} {each.text}".strip() for each in clauses]
    ended = [text if text.endswith((";", ".", ",")) else f"{text};" for text in said[:-1]]
    return " ".join([lead, *ended, said[-1]])


def goes_on(motion: Motion, lines: Sequence[Line], place: int) -> bool:
    """Is this line part of the wording of the motion that is being read?"""
    line, text = lines[place], lines[place].text
    if RESULT.match(text) or (VOTING.match(text) and not motion.quoting):
        return False
    if motion.quoting:
        return True
    if LEAD.match(text) and len(text) < 60:
        return False
    if not motion.texts:
        wording = opens_quote(text) or re.match(r"^(?:That|THAT|To|BE IT|WHEREAS)\b", text)
        return bool(wording or (motion.mover and (line.label or result_below(lines, place))))
    if result_below(lines, place):
        return True
    last = motion.texts[-1]
    return bool(
        (
            line.label
            and (
                last.endswith((":", ";", ":-", ",", "and", "or"))
                or re.match(r"^\W*\w{1,3}[.)]", last)
            )
        )
        or (text[:1].islower() and not closes_quote(last))
        or re.match(
            r"^(?:it being (?:further )?(?:noted|pointed out)|AND THAT|and that|BE IT FURTHER"
            r"|FURTHER)\b",
            text,
        )
    )
