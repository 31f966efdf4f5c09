"""On what grounds the public may be asked to leave, in the law of each regime. Pure.

The paragraphs are shortened; the Schedules have them in full (handbook 1.6, section 7). Looked up
in the Acts as published: England, Wales (SI 2007/969 (W.86)), Scotland 1–9, 11–14 and Part III of
its Schedule, by which a protected informant (15) tells of an offence, a breach or a nuisance and a
tender (10) may be the authority’s own. Paragraphs 10 and 15 themselves were not seen, and of
Northern Ireland section 42 but not Schedule 6: its list is taken to be England’s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.bodies.rules import Regime


@dataclass(frozen=True)
class ExemptionLaw:
    """`power` is what a resolution to exclude cites; `grounds` are numbered as its list is."""

    name: str
    schedule: str
    power: str
    grounds: Mapping[int, str]
    numbered: bool = True

    def in_words(self, numbers: Sequence[int]) -> list[str]:
        """“Information relating to any individual (paragraph 1)”."""
        named = [(self.grounds.get(number, ""), self.cited([number])) for number in numbers]
        return [f"{words} ({cited})" if cited else words for words, cited in named]

    def cited(self, numbers: Sequence[int]) -> str:
        """“paragraphs 1 and 3”; “” where the law has no numbered list."""
        if not self.numbered or not numbers:
            return ""
        first, last = [str(n) for n in numbers[:-1]], str(numbers[-1])
        return f"paragraphs {', '.join(first)} and {last}" if first else f"paragraph {last}"

    @property
    def reasons(self) -> list[str]:
        """Each ground as a paper gives it: “Schedule 12A paragraph 1: Information relating …”."""
        return [
            f"{' '.join(filter(None, (self.name, self.cited([number]))))}: {words}"
            for number, words in self.grounds.items()
        ]


_ENGLAND = {
    1: "Information relating to any individual",
    2: "Information likely to reveal the identity of an individual",
    # Part 2 takes out of it what must be registered under the Companies Acts and the like.
    3: "Information relating to the financial or business affairs of any particular person"
    " or of the authority, unless the Companies Acts or the like require it to be registered",
    4: "Consultations or negotiations on a labour relations matter",
    5: "Information to which legal professional privilege could be maintained",
    6: "A proposed statutory notice, order or direction",
    7: "Action to prevent, investigate or prosecute crime",
}

#: The test of the public interest (para 21) leaves out legal privilege; the register asks for it
#: all the same.
_WALES = {number + 11: words for number, words in _ENGLAND.items()} | {
    12: "Information relating to a particular individual"
}

#: Sch 7A to the 1973 Act has no test of the public interest; the register asks for it all the same.
_SCOTLAND = {
    1: "A particular employee, office-holder or applicant",
    2: "A particular occupier of, or applicant for, the authority’s accommodation",
    3: "A particular recipient of, or applicant for, a service of the authority",
    4: "A particular recipient of, or applicant for, financial assistance",
    5: "The adoption, care, fostering, education or compulsory supervision of a particular child",
    6: "The financial or business affairs of any particular person other than the authority",
    7: "What is done for a particular person under social work law",
    8: "Expenditure proposed under a particular contract",
    9: "Terms proposed in negotiations for a contract",
    10: "The identity of whoever offers a particular tender, the authority included",
    11: "Consultations or negotiations on a labour relations matter",
    12: "Instructions to counsel, an opinion of counsel or advice on legal proceedings",
    13: "A proposed statutory notice, order or direction",
    14: "Action to prevent, investigate or prosecute crime",
    15: "The identity of a protected informant",
}

_LAWS = {
    Regime.ENGLAND_PRINCIPAL: ExemptionLaw(
        "Schedule 12A",
        "Part 1 of Schedule 12A to the Local Government Act 1972",
        "section 100A(4) of the Local Government Act 1972",
        _ENGLAND,
    ),
    Regime.WALES_PRINCIPAL: ExemptionLaw(
        "Schedule 12A",
        "Part 4 of Schedule 12A to the Local Government Act 1972",
        "section 100A(4) of the Local Government Act 1972",
        _WALES,
    ),
    Regime.SCOTLAND: ExemptionLaw(
        "Schedule 7A",
        "Part I of Schedule 7A to the Local Government (Scotland) Act 1973",
        "section 50A(4) of the Local Government (Scotland) Act 1973",
        _SCOTLAND,
    ),
    Regime.NORTHERN_IRELAND: ExemptionLaw(
        "Schedule 6",
        "Part 1 of Schedule 6 to the Local Government Act (Northern Ireland) 2014",
        "section 42(4) of the Local Government Act (Northern Ireland) 2014",
        _ENGLAND,
    ),
    Regime.ENGLAND_PARISH: ExemptionLaw(
        "the Act of 1960",
        "section 1(2) of the Public Bodies (Admission to Meetings) Act 1960",
        "section 1(2) of the Public Bodies (Admission to Meetings) Act 1960",
        {
            1: "The confidential nature of the business",
            2: "Another special reason, stated in the resolution",
        },
        numbered=False,
    ),
}


#: Each of them once, for words whose law is not known.
LAWS = tuple(_LAWS.values())


def law_of(regime: Regime | None) -> ExemptionLaw:
    """That of a principal council in England, where nothing is said of the authority yet."""
    return _LAWS[regime or Regime.ENGLAND_PRINCIPAL]
