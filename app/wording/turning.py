"""One recommended clause turned into a resolved one, with flags where a clerk should look."""

import re
from dataclasses import dataclass, replace

from app.wording import leading
from app.wording.deciders import decider_end
from app.wording.forms import Form, inflected
from app.wording.lead_in import LeadIn
from app.wording.moving import moved
from app.wording.reading import STAYS, Kind, Reading, capitalised, read, turned
from app.wording.styles import Clause, Style

CHECK = "check wording"
_FORMS = {Style.INFINITIVE: Form.BARE, Style.SCOTTISH: Form.BARE}
PASSIVE = (Style.SUBJUNCTIVE, Style.INDICATIVE)
_THAT_BE = re.compile(r"\s+that\s+(?=.*?\bbe\b)", re.I | re.S)
_IS = re.compile(r"\b(?:is|are)\b(?=\s+(?:\w+ly\s+)?\w+(?:ed|en|wn)\b)", re.I)


@dataclass(frozen=True)
class ClauseTurner:
    """Turns the clauses that stand under one lead-in.

    `inline`: the clause goes on with the sentence that the lead-in begins. `that_each`: each clause
    is to say “that”, since the lead-in no longer does.
    """

    lead: LeadIn
    style: Style
    body: str | None
    inline: bool = False
    that_each: bool = False

    def clause(self, clause: Clause) -> Clause:
        reading = read(clause.text)
        text, flags = self._text(reading)
        open_parent = reading.kind is Kind.OTHER and clause.children
        goes_on = bool(re.search(r"\band\W*$", clause.text))
        children = clause.children
        if open_parent or (goes_on and reading.kind is Kind.VERB):
            children = tuple(self.clause(child) for child in clause.children)
        if open_parent:
            flags = ()
        return replace(clause, text=text, children=children, flags=flags)

    def _text(self, reading: Reading) -> tuple[str, tuple[str, ...]]:
        if reading.kind is Kind.OTHER:
            goes_on = self.lead.says_that and not self.lead.decider and reading.text[:1].islower()
            return reading.text, () if goes_on else (_unknown(reading.text),)
        if reading.kind is Kind.CONDITIONAL:
            return reading.text, (f"{CHECK}: left as it was, because it is under a condition",)
        if reading.kind in STAYS:
            as_is = reading.kind is Kind.INDICATIVE and self.style is Style.SUBJUNCTIVE
            text = _IS.sub("be", reading.text, count=1) if as_is else reading.text
            return self._with_that(text), ()
        if self.style in PASSIVE and not reading.has_subject:
            return self._passive(reading)
        text = self._turned(reading)
        return text, (*reading.doubts, *self._claims(reading))

    def _with_that(self, text: str) -> str:
        """What the lead-in said for all, each clause says where it no longer does."""
        if text.casefold().startswith("that ") or self.inline or not self.that_each:
            return text
        words = text.split(" ", 2)
        is_name = words[1][:1].isupper() or decider_end(text)
        that = "That" if text[:1].isupper() else "that"
        return f"{that} {text if is_name else text[:1].lower() + text[1:]}"

    def _turned(self, reading: Reading) -> str:
        form = _FORMS.get(self.style, Form.PAST)
        subject = leading.subject_of(self.lead, self.body)
        if self.style is Style.PRESENT:
            form = leading.present(subject)
        if self.style in PASSIVE:
            form = Form.BARE
        text = turned(reading, form)
        if reading.has_subject:
            return text
        opening = text[: reading.opening]
        text = text[reading.opening :]
        first_is_small = opening[:1].islower() or (not opening and text[:1].islower())
        text = _small(text, reading) if first_is_small else capitalised(text)
        if self.style is Style.SCOTTISH:
            return f"to {_small(text, reading)}"
        if self.style is Style.PAST_AFTER_THAT and subject:
            return f"{'that' if self.inline else 'That'} {subject} {_small(text, reading)}"
        after_colon = self.style is Style.DECISION or not subject
        if self.inline and form is not Form.BARE and (after_colon or self._asked_past):
            return capitalised(text)
        return text

    @property
    def _asked_past(self) -> bool:
        return self.lead.asked and self.style is not Style.PRESENT

    def _claims(self, reading: Reading) -> tuple[str, ...]:
        """What a meeting does not do by deciding it has not been done when the minutes say so."""
        if self.style not in (Style.PAST_LIST, Style.DECISION, Style.PAST_AFTER_THAT):
            return ()
        return tuple(
            f"{CHECK}: “{inflected(each.verb.lemma, Form.PAST)}” says that it has been done"
            for each in reading.verbs
            if not each.verb.is_listed
        )

    def _passive(self, reading: Reading) -> tuple[str, tuple[str, ...]]:
        that = "that" if self.inline or reading.text[:1].islower() else "That"
        if same := _agreed_that(reading):
            return f"{that} {same}", reading.doubts
        found = moved(reading, "be" if self.style is Style.SUBJUNCTIVE else None)
        if found and found.is_plain:
            return f"{that} {found.text}", reading.doubts
        if self.inline and reading.text[:1].islower():
            left = f"to {turned(reading, Form.BARE)[reading.opening :]}"
            return left, (f"{CHECK}: left as it was", *reading.doubts)
        proposal = f", perhaps “{that} {found.text}”" if found else ""
        return reading.text, (f"{CHECK}: left as it was{proposal}", *reading.doubts)


def _agreed_that(reading: Reading) -> str | None:
    """“Agree that the post be kept” resolves “that the post be kept”."""
    verb = reading.verbs[0]
    found = _THAT_BE.match(reading.text, verb.end)
    only = len(reading.verbs) == 1 and verb.verb.lemma in ("agree", "resolve", "decide", "approve")
    if not found or not only or verb.negative:
        return None
    inner = read(f"that {reading.text[found.end() :]}")
    return reading.text[found.end() :] if inner.kind is Kind.SUBJUNCTIVE else None


def _small(text: str, reading: Reading) -> str:
    """With a small first letter, where the first word is the verb or an adverb, never a name."""
    return text if reading.text[:2].isupper() else text[:1].lower() + text[1:]


def _unknown(text: str) -> str:
    first = re.match(r"\W*([\w’'-]+)", text)
    return f"{CHECK}: “{first[1]}” is not a verb that is known here" if first else CHECK
