"""People as minutes list them: “Cllrs Able, Baker (Chair) and Cole; Mr D Dean, Clerk”."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.intake.minutes.naming import INITIAL, NAME, PERSON, SURNAME, TWICE, WORD
from app.intake.minutes.offices import (
    ADDRESSED,
    DEPARTMENT,
    NO_NAME,
    OFFICE_FIRST,
    ROLE_WORD,
    is_role,
)
from app.intake.minutes.parsed import Attendee
from app.intake.minutes.patterns import HONOUR, TITLE

_NUMBERED = re.compile(r"(?<=\bPC )\d{2,6} |(?<=\bPCSO )\d{2,6} ")
"""The number of a constable."""
_IN_THE_FORCE = re.compile(
    r"(?P<rank>(?:[A-Z][a-z]+ )?(?:Superintendent|Inspector|Sergeant|Garda)),? "
    rf"An Garda S[ií]och[aá]na,? (?P<who>(?:Mr|Mrs|Ms|Miss)\.? {NAME})"
)
"""“Superintendent An Garda Síochána Mr. Able”: a rank, whose it is, and a name."""
_STANDS_FOR = re.compile(r",? (?:represented|accompanied|supported) by (?=[A-Z])")
LONGEST_LIST = 6000
"""In letters. A longer text is no list of people."""
_INVERTED = re.compile(rf"(?<![^()])([^()]*)\(\s*((?:{TITLE}\s+)?{INITIAL}?[^()]{{2,60}})\)")
_TITLED = re.compile(rf"^(?:{TITLE})(?=\s)")
_FAMILY_FIRST = re.compile(
    rf"(?P<title>(?:(?:{TITLE})\s+)+)(?P<family>{SURNAME}),?\s+(?P<given>(?:[A-ZÀ-Þ]\.?\s?){{1,3}})"
)
"""“Cllr Able B”, as a table of members in the order of the alphabet prints them."""
_BEFORE_TITLE = re.compile(
    r"The|Worship|Borough|County|District|City|Town|Parish|Community|Deputy|Vice|Speaker|Mayor|Lord"
    r"|Acting|Assistant|Senior|Executive|Principal|A/|Right|Rt|Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr"
    r"|Rev|Hon|Alderman|Chair(?:man|person|woman)?|President"
    r"|Commissioner|Superintendent|Inspector|Sergeant|Garda|Detective|Chief|Major|Sir|Board|Port"
    r"|Vice-President",
    re.I,
)
_UNNAMED = re.compile(
    r"[,;]?(?:\s+(?:and|&|plus))?\s+(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|several|some) (?:other )?"
    r"(?:members? of the (?:public|press)|residents?|parishioners?|electors?|visitors?)\b",
    re.I,
)
_PLURAL = re.compile(
    r"^(?:The )?(?:Councillors|Cllrs|Members|Commissioners|Aldermen|Deputies|Trustees|Supervisors"
    r"|Directors|Messrs|Mesdames)\b\.?:?,?\s*",
    re.I,
)
_TAIL = re.compile(
    r"\s*(?:\b(?:were|was|are|is|attended|also)\b(?!-).*"
    r"|\b(?:in attendance|present|attending|presided"
    r"|presiding)\b\.?.*)$",
    re.I,
)
_NOBODY = re.compile(
    r"^(?:none|nil|n/?a|no(?:ne)? .*|there were no.*|as above|\d+|vacan(?:t|cy).*|\W*)$"
    r"|\bmembers? of (?:the )?(?:public|press)\b"
    r"|^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|some|a number of)\b"
    r"|\bresidents?\b|\bparishioners?\b",
    re.I,
)


def people_in(text: str) -> list[Attendee]:
    """Everybody named in a list, in the order printed, each once."""
    return list(_people_once(text))


@lru_cache(maxsize=512)
def _people_once(text: str) -> tuple[Attendee, ...]:
    found: dict[tuple[str, str | None], Attendee] = {}
    for person in _people(text):
        found.setdefault((person.name, person.role), person)
    return tuple(found.values())


def _people(text: str) -> Iterator[Attendee]:
    text = re.sub(r"\s+", " ", text[:LONGEST_LIST].replace("\n", "; ")).strip(" .;:,")
    text = re.sub(r"\b(Councillors?)\.(?=\s)", r"\1", _UNNAMED.sub("", text))
    text = re.sub(r",? Esq(?:uire)?\b\.?", ",", text).strip(" ,")
    text = re.sub(r"\(\s*(?:\d+\s+)?vacan[^)]*\)", ";", text, flags=re.I)
    text = ADDRESSED.sub("", TWICE.sub("", _NUMBERED.sub("", text)))
    text = _IN_THE_FORCE.sub(r"\g<who> (\g<rank>)", _STANDS_FOR.sub("; ", text))
    text = _with_their_bodies(text)
    text = re.sub(r"\s*(\([^()]{2,60}\)),? (in the [Cc]hair)\b", r", \2 \1", text)
    text = re.sub(rf"\)\s+(?={NAME}\s*(?:\(|,|$))", "), ", text)
    text = re.sub(r"\s\(([A-Z][a-z]{3,}[A-Za-z ]*)\)(?=\s*\()", r", \1", text)
    text = re.sub(
        rf"(?<![\w’')-])([\w’')-]+)\s+(?=(?:{TITLE})\.?\s+(?:{INITIAL})*{WORD})", _part, text
    )
    inverted = [
        pair
        for pair in _INVERTED.findall(text)
        if _is_person(pair[1]) and ROLE_WORD.search(pair[0])
    ]
    if len(inverted) >= max(1, text.count("(") / 2):
        yield from _by_office(text)
        return
    roles: list[str] = []
    people: list[Attendee] = []
    for segment in _segments(text):
        person = _person(segment)
        if person and roles and not people and not person.role:
            person = Attendee(person.name, roles.pop())
        if person:
            people.append(person)
        elif _PLURAL.fullmatch(segment):
            people = [p if p.role else Attendee(p.name, _singular(segment)) for p in people]
        elif people and not people[-1].role and is_role(segment):
            people[-1] = Attendee(people[-1].name, _bare(segment))
        elif people and people[-1].role and is_role(segment) and "(" not in segment:
            people[-1] = Attendee(people[-1].name, f"{people[-1].role}, {_bare(segment)}")
        elif ROLE_WORD.search(segment):
            roles.append(_bare(segment))
    yield from people


def _with_their_bodies(text: str) -> str:
    """“A Able, Police Scotland; B Baker, NHS”: what follows each name is whom they are of."""
    pairs = [part.strip().partition(",") for part in text.split(";") if part.strip()]
    apart = [name for name, _, body in pairs if body and not _TITLED.match(body.strip())]
    if len(pairs) < 2 or len(apart) < len(pairs) - 1 or not all(map(_person, apart)):
        return text
    return "; ".join(_as_role(name, body.strip()) for name, _, body in pairs)


def _as_role(name: str, body: str) -> str:
    bare, _, role = name.strip(" )").partition("(")
    said = ", ".join(re.sub(r"[()]", "", part) for part in (role, body) if part)
    return f"{bare.strip()} ({said})" if said else bare.strip()


def _part(found: re.Match[str]) -> str:
    """A title begins the next person, unless what stands before it is part of the title."""
    before = found[1]
    goes_on = before[:1].islower() or _BEFORE_TITLE.fullmatch(before)
    return found[0] if goes_on else f"{before}, "


def _singular(role: str) -> str:
    return role.strip(" .,:").removesuffix("s")


def _by_office(text: str) -> Iterator[Attendee]:
    """“Director of Housing (Ms. A. Able), Engineer (Mr. B. Baker)”."""
    end = 0
    for found in _INVERTED.finditer(text):
        before, inside = found[1].strip(" ,;.&"), found[2].strip()
        before = re.sub(r"^(?:and|&)\s+", "", before)
        end = found.end()
        if _is_person(inside):
            parts = _loose(before)
            yield from parts[0]
            yield Attendee(inside, parts[1] or None)
        else:
            yield from _with_role(before, inside)
    rest = text[end:].strip(" ,;.")
    if rest:
        yield from _people(re.sub(r"^(?:and|&)\s+", "", rest)) if "(" not in rest else ()


def _with_role(before: str, inside: str) -> Iterator[Attendee]:
    people = list(_people(before))
    for place, person in enumerate(people):
        last = place == len(people) - 1
        yield Attendee(person.name, person.role or inside) if last else person


def _loose(before: str) -> tuple[list[Attendee], str]:
    """Part people named before an office from the office: “Supt. A. Able, Engineer”."""
    parts = re.split(r"[,;]\s+(?:and\s+)?", before)
    people = []
    while len(parts) > 1 and _TITLED.match(parts[0]) and (found := _person(parts[0])):
        people.append(found)
        parts.pop(0)
    return people, ", ".join(parts)


def _segments(text: str) -> Iterator[str]:
    depth, start = 0, 0
    spans = []
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign in ",;" and depth <= 0:
            spans.append(text[start:place])
            start = place + 1
    spans.append(text[start:])
    for span in spans:
        joined = re.match(r"^(.*?)\s+(?:and|&)\s+(.*)$", span)
        if (
            joined
            and ROLE_WORD.search(joined[1])
            and not _TITLED.match(joined[2])
            and not _TITLED.match(joined[1].strip())
            and "(" not in span
        ):
            yield span.strip(" .;:,–-")
            continue
        for part in re.split(r"\s+(?:and|&|agus)\s+(?=(?:\w+\s+)?[A-ZÀ-Þ(])|\s+(?:and|&)$", span):
            part = re.sub(
                r"^(?:and|&|with|also|plus|by|from)\s+", "", part.strip(" .;:,–-"), flags=re.I
            ).strip()
            if part:
                yield part


def _person(segment: str) -> Attendee | None:
    segment = _TAIL.sub("", segment).strip(" .:")
    if not segment or _NOBODY.search(segment):
        return None
    role = None
    found = re.match(r"^([^()]+?)\s*\(([^()]*)\)?\s*(.*)$", segment)
    if found and not re.fullmatch(r"[A-Z]{1,2}\.?", found[2]):
        segment, role = found[1].strip(), found[2].strip()
    segment = _PLURAL.sub("", segment)
    parted = re.split(r"\s+[–—-]\s*|\s*[–—-]\s+", segment, maxsplit=1)
    if len(parted) == 2 and _is_person(parted[0]):
        segment, role = parted[0], role or parted[1]
    lettered = re.match(r"^(.+?)\s+((?:[A-Z]\.){1,4}[A-Z]?\.?)$", segment)
    if lettered and not role:
        segment, role = lettered[1], lettered[2]
    if turned := _FAMILY_FIRST.fullmatch(segment):
        return Attendee(
            " ".join(turned["title"].split() + turned["given"].split() + [turned["family"]]),
            role or None,
        )
    office = OFFICE_FIRST.match(segment)
    if office and not re.fullmatch(r"(?:Mayor|Commissioner|Councillor)", office["role"]):
        return Attendee(office["name"], role or office["role"])
    if not _is_person(segment):
        loose = re.match(rf"^({PERSON})\s+(.+)$", segment)
        if (
            loose
            and ROLE_WORD.search(loose[2])
            and len(loose[1].split()) > 1
            and not NO_NAME.search(loose[1])
            and _is_person(loose[1])
        ):
            return Attendee(loose[1], role or loose[2])
        return None
    return Attendee(segment, role or None)


def _is_person(text: str) -> bool:
    text = text.strip(" .")
    bare = re.sub(rf"^(?:(?:{TITLE}|{HONOUR})\s+)+", "", text)
    if not bare or len(bare.split()) > 6:
        return False
    if (
        ROLE_WORD.search(bare)
        or (bare == text and DEPARTMENT.search(bare) and not re.match(INITIAL, bare))
        or re.search(r"\d", bare)
        or re.fullmatch(
            r"Signed|Dated?|Resolved|Agreed|Noted|Carried|Minutes|Item|None|Nil|Present|Apologies"
            r"|Absence|There|All|No|They|This|Also|The .*",
            bare,
        )
    ):
        return False
    return bool(
        re.fullmatch(
            rf"{NAME}|(?:{INITIAL}){{1,3}}{SURNAME}|[A-ZÀ-Þ]{{2,}}(?:\s[A-ZÀ-Þ]{{2,}}){{0,3}}",
            bare,
        )
    ) and not re.fullmatch(r"[A-Z]{2,3}", bare)


def _bare(role: str) -> str:
    return re.sub(r"^\(|\)$", "", role.strip(" .,;")).strip()
