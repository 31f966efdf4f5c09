"""Where the title of an item ends and what was said begins, when both stand in one paragraph."""

import re

LONGEST = 30
"""In words. A longer line is no title."""
_VERB = (
    r"(?:was|were|is|are|had|has|have|will|would|be|been|reported|noted|agreed|resolved|advised"
    r"|stated|confirmed|asked|gave"
    r"|said|thanked|welcomed|explained|proposed|moved|seconded|received|approved|considered"
    r"|discussed|opened|declared|informed"
    r"|presented|updated|shared|felt|wished|attended|highlighted|raised|outlined|requested|read"
    r"|took|made|sent|told|accepted)"
)
_OPENERS = (
    r"(?:The|A|An|It|There|They|This|That|These|Those|Cllrs?\.?|Councillors?|Mr\.?|Mrs\.?|Ms\.?"
    r"|Miss|Dr\.?|Members|Apologies"
    r"|No|None|One|Two|Three|Four|Five|Several|Some|Various|Proposed|All|Following|In|On|As|At"
    r"|After|With|RESOLVED|Resolved|AGREED|Agreed|Both"
    r"|(?:Borough|County|District|Town) Cllrs?|(?:Borough|County|District|Town) Councillors?|He"
    r"|She|Nothing|Due|Under|Since)"
)
_START = re.compile(
    r"(?<=\s)(?=[“\"]?(?:I|We) will (?:move|ask|call|request|be moving)\b"
    rf"|{_OPENERS}(?:\b|(?<=\.))[^.]{{0,140}}?\b{_VERB}\b|{_OPENERS}\b[^.]{{0,80}}\bto be\b)"
)
_LAST_OF_TITLE = re.compile(
    r"(?:^|\s)(?:of|the|and|to|for|in|on|a|an|by|with|from|at|or|&|[–—-]|re|per|as)$", re.I
)
_TO = re.compile(r"To \w+(?: (?:and|or) \w+)?", re.I)
_NO_ABBREVIATION = (
    r"(?<!\b(?:Mr|Ms|Dr|No|St|Fr))(?<!\b(?:Mrs|Rev|Sgt))(?<!\b(?:Cllr|Clir|Insp|Supt|Prof))"
)
_SAID = re.compile(
    r"\b(?:was|were|had|has been|have been|reported|agreed|noted|resolved|advised|stated|confirmed"
    r"|proposed|moved|seconded)\b"
)


def is_title(text: str) -> bool:
    """Could this line be a title: short, and no sentence?"""
    words = text.split()
    if not words or len(words) > LONGEST or len(text) > 260:
        return False
    if text.endswith((".", ";", ",")) and not re.search(r"(?:etc|Ltd|No|St|Rd|Co|Reps)\.$", text):
        return len(words) <= 6 and not _SAID.search(text)
    return not re.search(r"(?<![ .][A-Z])[.;] [A-Z]\w+ ", text) and not (
        _SAID.search(text) and len(words) > 12
    )


def _before_sentence(text: str) -> tuple[str, str] | None:
    """The words before what reads like the beginning of a sentence."""
    for found in _START.finditer(text[:400]):
        before = text[: found.start()].rstrip()
        if (
            _TO.fullmatch(before.rstrip(": "))
            or _LAST_OF_TITLE.search(before)
            or "." in before[-2:-1]
        ):
            continue
        said = re.search(rf"\b{_VERB}\b", before.split(" – ")[-1]) and _SAID.search(before)
        return None if len(before) < 3 or said else (before.rstrip(" .:–-"), text[found.start() :])
    return None


def begins_sentence(text: str) -> bool:
    """“Ms Able presented the report”: somebody or something that does something."""
    return bool(_START.match(f" {text}", 1))


def parted(text: str) -> tuple[str, str]:
    """The title and the text after it; a title that cannot be told is the first sentence."""
    text = text.strip()
    if said := re.match(r"^([A-Z][\w’'-]+(?: [\w’'-]+){0,2}):\s+([a-z].{40,})$", text, re.S):
        return said[1], said[2]
    if is_title(text) and not _START.search(text):
        return text.rstrip(" :"), ""
    colon = re.match(r"^((?:To \w+: ?)?[^.:;]{2,140}):\s+(\S.*)$", text, re.S)
    if (
        colon
        and len(colon[1].split()) <= 18
        and not _TO.fullmatch(colon[1])
        and not _SAID.search(colon[1])
    ):
        return colon[1].strip(), colon[2].strip()
    lettered = re.match(r"^([^.;:]{2,80}?)\s+(\(?[ai1][).]\s+\S.*)$", text, re.S)
    if lettered and not _SAID.search(lettered[1]):
        return lettered[1], lettered[2]
    if told := _before_sentence(text):
        return told
    if bullet := re.match(r"^([^.;•]{3,80}?)\s+([•●▪].*)$", text, re.S):
        return bullet[1], bullet[2]
    dash = re.match(r"^([^.;]{3,90}?)\s+[–—-]\s+([A-Z].*)$", text, re.S)
    if dash and len(dash[1].split()) <= 12 and not _SAID.search(dash[1]):
        return dash[1], dash[2]
    stop = re.match(
        rf"^([A-Z][^.:;]{{2,90}}[^.:; ]{{2}}){_NO_ABBREVIATION}\.\s+(\S.*)$", text, re.S
    )
    if stop and not _SAID.search(stop[1]):
        return stop[1], stop[2]
    first = re.split(rf"(?<=[a-z)\d]){_NO_ABBREVIATION}\.(?:\s|$)", text, maxsplit=1)[0]
    return (first if len(first.split()) <= LONGEST else " ".join(first.split()[:14]) + " …"), text
