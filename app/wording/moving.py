"""“Note the report” as “that the report be noted”: the object moves before the verb (form R2).

Done where verb and object are plain; otherwise the words are proposed to the clerk (2.5, row 17).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.wording.chains import Operative
from app.wording.forms import Form, inflected, plain
from app.wording.lexicon import ADVERBS
from app.wording.reading import Reading
from app.wording.verbs import verb_of

_SPLIT_AT = {
    r" to | for | until | pending | back ": """
        delegate refer defer allocate award transfer submit forward recommend commit grant
        give release remit assign authorise authorize ask instruct request require direct invite
        encourage permit urge commission enable empower allow mandate entrust send return raise
        move extend increase reduce raise postpone""",
    r" as | to ": "appoint elect nominate designate reappoint name co-opt",
    r" for | on | to ": "thank commend congratulate",
    r" at | by | to | from | until ": "set fix vary amend",
    r" from ": "exclude remove withdraw delete",
    r" on ": "place",
    r" on | into | in | to | under | out | forward | aside | before ": "put keep lay",
}
_CUTS = {verb: cut for cut, verbs in _SPLIT_AT.items() for verb in verbs.split()}
_TAIL = re.compile(
    r",? (?:subject to|in accordance with|with (?:immediate )?effect|for the reasons|on the basis"
    r"|prior to|pending|provided that|for the following"
    r"|as (?:set out|detailed|outlined|described|presented|listed"
    r"|attached|shown|amended|recommended|a correct)|in principle|until)\b"
    r"|, (?=(?:in|with|for|as|on|at|by|to|from|under|following|pending|and that|which|who|where)\b)"
    r"|,? (?:including|namely|comprising|as follows)$"
    r"|: |:$|; |(?<!\bNo)(?<!\bNos)(?<!\bSt)(?<!\bMr)(?<!\bDr)\. (?=[A-Z])"
)
_ADVERB = re.compile(rf"\b(?:\w+ly|{'|'.join(sorted(ADVERBS))})\s+$", re.I)
_CLOSING = re.compile(r"(?:[\s.;:,]|[;,]?\s(?:and|or)(?=[;:,]?$))+$")
_CLAUSE_INSIDE = re.compile(
    r"\b(?:which|who|whom|that|whose|where|whether|how|being|will|should|is|are|has|have)\b", re.I
)
#: “Take the plan into account”, “make it available”: what follows belongs to the verb.
_COMPLETED = ("bring", "hold", "keep", "lay", "leave", "let", "make", "put", "set", "take", "turn")
_COMPLETION = re.compile(
    r"\b(?:into|on|in|at|under|before|aside|available|forward|out|up|back|down|off|over|open|to)\b"
)
_NO_OBJECT_WORDS = """
    to that how whether what if with in on for from at by of as into under not out up forward back
    off down
"""
_NO_OBJECT = frozenset(_NO_OBJECT_WORDS.split())


@dataclass(frozen=True)
class Moved:
    """`is_plain` where no further clause stands in the object, so that no one need look."""

    text: str
    is_plain: bool


def moved(reading: Reading, be: str | None = "be") -> Moved | None:
    """The clause in the passive; None where a verb has no object. `be` None: “is” or “are”."""
    closing = _CLOSING.search(reading.text)
    text = reading.text[: closing.start()] if closing else reading.text
    groups = list(_groups(reading, text))
    parts = [_passive(text, group, end, be) for group, end in groups]
    if not parts or any(part is None for part in parts):
        return None
    done = [part for part in parts if part]
    joined = _fronted(reading) + " and ".join(part.text.rstrip(" ,;") for part in done)
    is_plain = all(part.is_plain for part in done) and not reading.doubts
    return Moved(f"{joined}{reading.text[len(text) :]}", is_plain)


def _fronted(reading: Reading) -> str:
    """“Having considered the options, approve …” keeps what comes before the verb."""
    before = reading.text[reading.opening : reading.verbs[0].start]
    before = _ADVERB.sub("", before).strip()
    return f"{before[:1].lower()}{before[1:]} " if before else ""


def _groups(reading: Reading, text: str) -> Iterator[tuple[list[Operative], int]]:
    """Verbs that share one object, with where their words end."""
    groups: list[list[Operative]] = []
    for verb in reading.verbs:
        before = text[groups[-1][-1].end : verb.start] if groups else ""
        if groups and re.fullmatch(r"[\s,&/]*(?:and|or)?\s*(?:\w+ly\s+)?", before):
            groups[-1].append(verb)
        else:
            groups.append([verb])
    for place, group in enumerate(groups):
        later = groups[place + 1][0].start if place + 1 < len(groups) else len(text)
        between = text[group[-1].end : later]
        cut = re.search(r"[\s,;.]*(?:\band\b)?\s*$", between)
        yield group, group[-1].end + (cut.start() if cut and later < len(text) else len(between))


def _passive(text: str, group: list[Operative], end: int, be: str | None) -> Moved | None:
    rest = text[group[-1].end : end]
    cuts = [
        found.start()
        for pattern in (_TAIL.pattern, _CUTS.get(plain(group[-1].verb.lemma)))
        if pattern and (found := re.search(pattern, rest))
    ]
    completed = group[-1].verb.lemma in _COMPLETED and not cuts and _COMPLETION.search(rest)
    if completed and completed.start() > 1:
        cuts.append(completed.start() - 1)
    cut = min(cuts, default=len(rest))
    thing, tail = rest[:cut].strip(), rest[cut:].rstrip()
    first = thing.split(" ")[0].casefold()
    torn = re.search(r"\b(?:for|of|to|with|in|on),", thing)
    if (
        not thing
        or torn
        or first in _NO_OBJECT
        or any(verb.verb.lemma in ("be", "have") for verb in group)
    ):
        return None
    words = f"{thing} {be or _is_or_are(thing)} {_participles(text, group)}{_spaced(tail)}"
    inner = re.search(r"\bto (\w+)", thing)
    has_clause = _CLAUSE_INSIDE.search(thing) or (inner and verb_of(inner[1]))
    return Moved(words, not has_clause and not completed)


def _spaced(tail: str) -> str:
    return tail if not tail or tail[0] in " ,;.:" else f" {tail}"


def _participles(text: str, group: list[Operative]) -> str:
    """“formally noted and endorsed”, with the adverbs and joins that were printed."""
    start = _ADVERB.search(text[: group[0].start])
    words, place = (start[0].lower() if start else ""), group[0].start
    for verb in group:
        words += text[place : verb.start]
        done = inflected(verb.verb.lemma, Form.PARTICIPLE)
        shouted = text[verb.start : verb.end].isupper()
        words += "not " * verb.negative + (done.upper() if shouted else done)
        place = verb.end
    return words


def _is_or_are(thing: str) -> str:
    head = re.split(r"\s(?:of|for|in|on|at|to|from|by|which|that|who|with)\b", thing)[0]
    is_plural = " and " in head or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    return "are" if is_plural else "is"
