"""The words that lead into a resolution, in the house’s style (handbook 2.4)."""

import re

from app.wording.deciders import body_of, is_many, same_body
from app.wording.forms import Form
from app.wording.lead_in import LeadIn
from app.wording.moving import moved
from app.wording.reading import capitalised, read, turned
from app.wording.styles import Grammar, Style

_AGREE_TO = re.compile(r"^to (?:agree|resolve|decide) to\b")
_RUNS_ON = re.compile(r"(?:\w+ly )?\w+(?: in principle)? to\Z")


def subject_of(lead: LeadIn, body: str | None) -> str:
    """Who decides, as the resolution names it; "" where nothing says."""
    named = body_of(lead.decider) if lead.decider else None
    if named:
        named = re.sub(r"^The ", "the ", named)
    if not body:
        return named or ""
    plain = re.sub(r"^the ", "", body.strip(), flags=re.I)
    same = named and re.sub(r"^the ", "", named).casefold() == plain.casefold()
    return named if named and same else f"the {plain}"


def names_another_body(lead: LeadIn, body: str | None) -> bool:
    named = body_of(lead.decider) if lead.decider else None
    return bool(body and named and not same_body(named, body))


def present(subject: str) -> Form:
    return Form.BARE if is_many(subject) else Form.PRESENT


def upward(lead: LeadIn) -> str:
    """RECOMMENDED TO COUNCIL that (R10): what a higher body will decide is not resolved here."""
    whom = re.sub(r"^the ", "", lead.upward, flags=re.I).upper()
    return f"RECOMMENDED TO {whom}{_spaced(lead.joined_by)}{_spaced(lead.rest)}{lead.tail}"


def of_whole_clauses(lead: LeadIn, style: Style, *, says_that: bool, many: bool) -> str:
    """Where each clause is whole, “That the report be noted”, nobody is named before it: “RESOLVED
    that the Board: That the report be noted” would say neither.
    """
    aside = f"{lead.fronted} {lead.aside}".strip(" ,")
    word = "Decision:" if style is Style.DECISION else "RESOLVED"
    words = f"{word.rstrip(':')}, {aside}" if aside else word
    if not says_that and style is not Style.DECISION:
        words = f"{words}{',' if aside else ''} that"
    return words if words.endswith(":") or not many else f"{words}:"


def kept(lead: LeadIn, style: Style, *, many: bool) -> str:
    """The lead-in as it was, under the word that resolves: nothing in it is an operative verb."""
    joined = lead.joined_by.rstrip(" :,–—-")
    words = f"{_spaced(joined)}{_spaced(lead.rest)}"
    ends = lead.tail or joined.casefold().endswith("that")
    stop = (_dashed(lead.tail) if many else "") or ":" * (many and not ends)
    if style is Style.DECISION:
        return f"Decision:{words.lstrip(':')}{stop if words else ''}"
    subject = f" {lead.decider}{lead.aside}" if lead.decider else ""
    said = f"{_spaced(joined)}{subject}" if subject else words
    return f"RESOLVED{said}{stop}"


def _dashed(tail: str) -> str:
    return f" {tail}" if tail[:1] in ("–", "—", "-") else tail.strip(".,;")


def _with_asides(subject: str, lead: LeadIn) -> str:
    aside = f"{lead.aside.rstrip(',')}," if lead.aside else ""
    return f"{lead.fronted} {subject}{aside}".strip() if subject else ""


def _that(who: str, lead: LeadIn) -> str:
    return f"that, {who}" if lead.fronted else f"that {who}"


def of_a_predicate(lead: LeadIn, style: Style, body: str | None) -> str:
    """Where the verb stands in the lead-in (G4, G5): “RESOLVED that the Board noted:”."""
    subject = subject_of(lead, body) or lead.decider
    who = _with_asides(subject, lead)
    reading = read(lead.rest)
    if style in (Style.SUBJUNCTIVE, Style.INDICATIVE):
        passive = moved(reading, "be" if style is Style.SUBJUNCTIVE else None)
        if passive and passive.is_plain:
            return f"RESOLVED that {passive.text}{lead.tail or ':'}"
    forms = {
        Style.PRESENT: present(subject),
        Style.INFINITIVE: Form.BARE,
        Style.SCOTTISH: Form.BARE,
    }
    forms |= {Style.SUBJUNCTIVE: Form.BARE, Style.INDICATIVE: Form.BARE}
    said = turned(reading, forms.get(style, Form.PAST))[reading.opening :]
    stop = lead.tail if ":" in lead.tail else ":"
    match style:
        case Style.DECISION:
            return f"DECISIONS - {who} {said}{stop}" if who else f"DECISIONS: {said}{stop}"
        case Style.INFINITIVE | Style.SCOTTISH:
            word = "resolved" if style is Style.INFINITIVE else "agreed"
            words = _AGREE_TO.sub("to", f"to {said}")
            return f"{capitalised(who)} {word} {words}{stop}" if who else f"RESOLVED {words}{stop}"
        case _:
            return (
                f"RESOLVED {_that(who, lead)} {said}{stop}"
                if who
                else f"RESOLVED {_to(said, style)}{stop}"
            )


def _to(said: str, style: Style) -> str:
    return f"to {said}" if style in (Style.SUBJUNCTIVE, Style.PRESENT) else said


def of_clauses(lead: LeadIn, style: Style, body: str | None, *, inline: bool) -> str:
    """Where each clause has its verb (G1, G2, G6): “RESOLVED the Board:”."""
    subject = subject_of(lead, body)
    who = _with_asides(subject, lead)
    has_article = who.startswith(("the ", "this "))
    aside = f"{lead.fronted} {lead.aside}".strip(" ,")
    match style:
        case Style.DECISION:
            return f"Decision, {aside}:" if aside else "Decision:"
        case Style.INFINITIVE:
            words = f"{capitalised(who)} resolved to" if who else "RESOLVED to"
            return words if inline else f"{words}:"
        case Style.SCOTTISH:
            return f"{capitalised(who)} agreed" + (":-" * (not inline)) if who else "AGREED:-"
        case Style.SUBJUNCTIVE | Style.INDICATIVE | Style.PAST_AFTER_THAT:
            words = f"RESOLVED, {aside}" if aside else "RESOLVED"
            return f"{words}{',' if aside else ''}" if inline else f"{words}:"
        case _ if not who:
            return "RESOLVED:"
        case Style.PRESENT:
            return f"RESOLVED {_that(who.rstrip(','), lead)}" + ":" * (not inline)
        case _ if inline and not lead.asked:
            return f"RESOLVED {_that(who, lead)}"
        case _:
            words = who.rstrip(",")
            return f"RESOLVED {words}:" if has_article else f"RESOLVED {_that(words, lead)}:"


def _spaced(words: str) -> str:
    return words if not words or words[0] in " :,;." else f" {words}"


def grammar_of_predicate(lead: LeadIn) -> Grammar:
    return Grammar.AGREES_TO if _RUNS_ON.fullmatch(lead.rest) else Grammar.VERB_IN_LEAD_IN
