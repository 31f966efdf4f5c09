"""Recommendations turned into a resolution of the house’s style (handbook 2.3 to 2.5, rule 27).

Only operative verbs, labels and references to labels change. What cannot be turned with safety is
left, and the clause’s flags say so.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.wording import leading
from app.wording.deciders import decider_end, same_body
from app.wording.forms import Form
from app.wording.lead_in import LeadIn, taken_apart
from app.wording.numbering import NUMBERS_LETTERS_NUMERALS
from app.wording.reading import STAYS, Kind, Reading, read
from app.wording.relabelling import relabelled
from app.wording.styles import Clause, Grammar, Resolution, Style
from app.wording.turning import CHECK, PASSIVE, ClauseTurner


def resolved(
    lead_in: str,
    clauses: Sequence[Clause],
    style: Style,
    body: str | None = None,
    numbering: Sequence[str] | None = None,
) -> Resolution:
    """Turn recommendations, as printed, into a resolution. Flags ask the clerk to look."""
    source = _source(lead_in, clauses)
    runs_on = source.inline and not source.clauses[0].text[:1].isupper()
    verbs = [found for clause in source.clauses if (found := read(clause.text)).kind is Kind.VERB]
    turns = any(not found.has_subject for found in verbs)
    that_each = style in PASSIVE and source.lead.says_that and turns
    turner = ClauseTurner(source.lead, style, body, runs_on, that_each)
    whole = _List(source.lead, style, body, runs_on, turner)
    turned_clauses, grammar, words = whole.all(source.clauses)
    if len(turned_clauses) == 1 and turned_clauses[0].text[:1].isupper() and words[-1:].isalpha():
        words = f"{words}:"
    labels = numbering or _usual_numbering(style, grammar)
    return Resolution(grammar, words, relabelled(turned_clauses, labels))


@dataclass(frozen=True)
class _Source:
    lead: LeadIn
    clauses: tuple[Clause, ...]
    inline: bool


def _source(lead_in: str, clauses: Sequence[Clause]) -> _Source:
    """A single clause printed in one sentence with its lead-in names its decider itself."""
    apart = taken_apart(lead_in)
    only = _without_decider(clauses[0]) if len(clauses) == 1 else None
    clauses = [only] if only else clauses
    says_that = bool(only and re.match(r"that\b", only.text, re.I))
    ends = lead_in.rstrip().endswith(":") and (not says_that or apart.decider)
    if not only or only.label or ends:
        return _Source(apart, tuple(clauses), inline=False)
    first, gap, more = only.text.partition("\n\n")
    whole = taken_apart(f"{lead_in} {first}".strip())
    found = replace(only, text=f"{whole.rest}{whole.tail}{gap}{more}")
    names = (whole.decider or whole.asked) and whole.rest
    if not (whole.upward or names):
        return _Source(apart, tuple(clauses), inline=True)
    if only.children and not whole.upward:
        return _Source(whole, only.children, inline=False)
    return _Source(replace(whole, rest="", tail=""), (found,), inline=True)


def _without_decider(clause: Clause) -> Clause:
    """“that the Board: that the report be noted” names nobody who would go on with it."""
    found = re.match(r"that\s+", clause.text, re.I)
    after = clause.text[found.end() :] if found else ""
    again = re.match(r"\s*[:–-]\s*that\b", after[decider_end(after) :], re.I) if found else None
    if not found or not again or not decider_end(after):
        return clause
    return replace(clause, text=found[0] + after[decider_end(after) + again.end() :].lstrip())


def _usual_numbering(style: Style, grammar: Grammar) -> Sequence[str]:
    if style is not Style.DECISION:
        return NUMBERS_LETTERS_NUMERALS
    in_lead_in = grammar in (Grammar.VERB_IN_LEAD_IN, Grammar.AGREES_TO)
    return ("1)", "a)", "i)") if in_lead_in else ("1.", "(a)", "(i)")


@dataclass(frozen=True)
class _List:
    """One list of recommendations on its way to a resolution."""

    lead: LeadIn
    style: Style
    body: str | None
    inline: bool
    turner: ClauseTurner

    def all(self, clauses: Sequence[Clause]) -> tuple[tuple[Clause, ...], Grammar, str]:
        if self.lead.upward and not (self.body and same_body(self.lead.upward, self.body)):
            return tuple(clauses), Grammar.UPWARD, leading.upward(self.lead)
        if self.lead.rest and not self.inline:
            return self._led(clauses)
        done = tuple(self.turner.clause(clause) for clause in clauses)
        grammar = self._grammar(clauses)
        if grammar in (Grammar.SUBJUNCTIVE, Grammar.UPWARD) and not self.turner.that_each:
            words = self._lead_in_of_whole(clauses)
        else:
            own = {r.has_subject for c in clauses if (r := read(c.text)).kind is Kind.VERB} == {
                True
            }
            words = self._lead_in(own, many=len(clauses) > 1)
            if not own:
                done = tuple(self._told_of_mixture(clause) for clause in done)
        return self._told_of_body(done), grammar, words

    def _told_of_mixture(self, clause: Clause) -> Clause:
        """“That the plan be approved” after “RESOLVED the Board:” does not go on with it."""
        alone = read(clause.text).kind in (Kind.SUBJUNCTIVE, Kind.INDICATIVE)
        if not alone or self.style in (*PASSIVE, Style.PAST_AFTER_THAT) or self.inline:
            return clause
        flag = f"{CHECK}: the rest of the list has verbs, and this says “be”"
        return replace(clause, flags=(*clause.flags, flag))

    def _lead_in_of_whole(self, clauses: Sequence[Clause]) -> str:
        whole = [
            read(clause.text).kind in (Kind.SUBJUNCTIVE, Kind.INDICATIVE) for clause in clauses
        ]
        that = [clause.text.casefold().startswith("that ") for clause in clauses]
        each_is_whole = all(a or b for a, b in zip(whole, that, strict=True))
        many = len(clauses) > 1
        if self.lead.decider and each_is_whole:
            return leading.of_whole_clauses(self.lead, self.style, says_that=any(that), many=many)
        return leading.kept(self.lead, self.style, many=many)

    def _lead_in(self, own: bool, *, many: bool) -> str:
        """`own`: the clauses name who decides, each for itself."""
        if own and self.style is not Style.DECISION:
            if self.lead.says_that:
                return leading.kept(self.lead, self.style, many=many)
            return leading.of_clauses(
                self.lead, Style.PAST_AFTER_THAT, self.body, inline=self.inline
            )
        return leading.of_clauses(self.lead, self.style, self.body, inline=self.inline)

    def _led(self, clauses: Sequence[Clause]) -> tuple[tuple[Clause, ...], Grammar, str]:
        """The lead-in has the verb: what follows is its object and stays (G4, G5; and G3)."""
        rest = read(self.lead.rest)
        and_so = self.lead.rest.endswith(" and")
        done = tuple(self.turner.clause(clause) for clause in clauses) if and_so else tuple(clauses)
        if rest.kind is not Kind.VERB or (rest.has_subject and not self.lead.decider):
            words = leading.kept(self.lead, self.style, many=len(clauses) > 1)
            return done, Grammar.SUBJUNCTIVE, words
        words = leading.of_a_predicate(self.lead, self.style, self.body)
        return self._told_of_body(done), leading.grammar_of_predicate(self.lead), words

    def _told_of_body(self, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        if not clauses or not leading.names_another_body(self.lead, self.body):
            return clauses
        flag = f"{CHECK}: this recommends to {self.lead.decider}"
        return (replace(clauses[0], flags=(*clauses[0].flags, flag)), *clauses[1:])

    def _grammar(self, clauses: Sequence[Clause]) -> Grammar:
        if self.lead.asked:
            return Grammar.ASKED_TO
        found = Counter(_grammar_of(read(clause.text)) for clause in clauses)
        for child in (child for clause in clauses for child in clause.children):
            found[_grammar_of(read(child.text))] += 0.01  # type: ignore[assignment]  # parts a tie
        del found[Grammar.UNKNOWN]
        return found.most_common(1)[0][0] if found else Grammar.UNKNOWN


def _grammar_of(reading: Reading) -> Grammar:
    if reading.kind in STAYS:
        return Grammar.SUBJUNCTIVE
    if reading.kind in (Kind.OTHER, Kind.CONDITIONAL):
        return Grammar.UNKNOWN
    return Grammar.THIRD_PERSON if reading.tense is Form.PRESENT else Grammar.BARE
