"""How a house words and numbers what it resolves: the authority's style, and a body's own."""

import re
from dataclasses import dataclass

from sqlalchemy.orm import object_session

from app.bodies.models import Authority, Body
from app.bodies.rules import AttendancePrinted, DeclarationsPrinted, VotesPrinted
from app.errors import RuleBroken
from app.wording.numbering import is_pattern
from app.wording.styles import Style

#: How deep a list of clauses goes.
LEVELS = 3

_COUNCILLOR = re.compile(r"^(?:Councillor|Cllr\.?)(?= )")
_RESOLVED = "RESOLVED"
#: “RESOLVED the Board:”, before a list of what it did.
_NAMES_THE_BODY = re.compile(r"RESOLVED (?:the|this) [^:]*[^:\s]:\Z")


@dataclass(frozen=True)
class HouseStyle:
    """`resolutions` and `recommendations` are how each level of a list is numbered."""

    form: Style = Style.PAST_LIST
    resolutions: tuple[str, ...] = ("(1)", "(a)", "(i)")
    recommendations: tuple[str, ...] = ("(i)", "(a)", "(1)")
    resolved_word: str = _RESOLVED
    recommended_word: str = "RECOMMENDED"
    councillor_title: str = "Councillor"
    votes: VotesPrinted = VotesPrinted.TABLE
    attendance: AttendancePrinted = AttendancePrinted.TABLE
    declarations: DeclarationsPrinted = DeclarationsPrinted.TABLE

    @property
    def keyword(self) -> str:
        """The word of a resolution alone: “RESOLVED” of “RESOLVED that”."""
        return self.resolved_word.removesuffix(" that")

    def opened(self, lead_in: str) -> str:
        """A lead-in with the house's own word where the usual one stands: “AGREED that …”.

        Some houses print “RESOLVED the Board:” (handbook 2.4, R1), and others “that” in it too.
        """
        if not lead_in.startswith(_RESOLVED):
            return lead_in
        word = self.resolved_word if _NAMES_THE_BODY.match(lead_in) else self.keyword
        return word + lead_in.removeprefix(_RESOLVED)

    def named(self, name: str) -> str:
        """A councillor's name with the title that the house prints: “Cllr Ann Lee”."""
        return _COUNCILLOR.sub(self.councillor_title, name)


def house_style_of(body: Body) -> HouseStyle:
    """The style of a body's minutes: what it does not settle for itself is the authority's."""
    session = object_session(body)
    if session is None:
        return house_style_between(body, None)
    with session.no_autoflush:
        held = session.info["authority"] = session.get(Authority, 1)  # see `authority`
        return house_style_between(body, held)


def house_style_between(body: Body | None, authority: Authority | None) -> HouseStyle:
    usual = HouseStyle()

    def settled(column: str, otherwise: str) -> str:
        return getattr(body, column, None) or getattr(authority, column, None) or otherwise

    return HouseStyle(
        form=Style(settled("resolution_form", usual.form)),
        resolutions=_levels(settled("resolution_numbering", ""), usual.resolutions),
        recommendations=_levels(settled("recommendation_numbering", ""), usual.recommendations),
        resolved_word=settled("resolved_word", usual.resolved_word),
        recommended_word=settled("recommended_word", usual.recommended_word),
        councillor_title=settled("councillor_title", usual.councillor_title),
        votes=VotesPrinted(settled("votes_printed", usual.votes)),
        attendance=AttendancePrinted(settled("attendance_printed", usual.attendance)),
        declarations=DeclarationsPrinted(settled("declarations_printed", usual.declarations)),
    )


def _levels(written: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """“(1) (a) (i)” level by level; levels that are not written are numbered as usual."""
    patterns = tuple(written.split())
    return patterns + usual[len(patterns) :]


def settle_style(
    of: Authority | Body,
    *,
    resolution_numbering: str,
    recommendation_numbering: str,
    **others: object,
) -> Authority | Body:
    """Enter how an authority, or one of its bodies, words what it resolves."""
    numberings = {
        "resolution_numbering": resolution_numbering,
        "recommendation_numbering": recommendation_numbering,
    }
    for column, written in numberings.items():
        check_numbering(written, about=column)
    for column, value in {**numberings, **others}.items():
        setattr(of, column, value)
    return of


def check_numbering(written: str, about: str = "") -> None:
    patterns = written.split()
    if len(patterns) > LEVELS or not all(is_pattern(pattern) for pattern in patterns):
        raise RuleBroken(
            "Write how each level begins, three at the most, like (1) (a) (i) or 1. a) i)",
            about=about,
        )
