"""What the files about the authority, its people and its bodies may say."""

from app.accounts.rules import Role
from app.bodies.rules import BodyKind, DecisionPower, MemberRole, QuorumRule, Regime, SeriesReset
from app.demonstration.papers import Paper, Period
from app.people.rules import OrganisationKind, StatutoryRole
from app.wording.styles import Style


class CategoryPaper(Paper):
    id: str
    name: str
    must_leave: bool = False
    may_speak: bool = True
    may_vote: bool = True


class AuthorityPaper(Paper):
    name: str
    regime: Regime
    closure_days: list[str]
    interest_category: list[CategoryPaper]


class AccountPaper(Paper):
    name: str
    email: str
    password: str
    role: Role
    person: str
    every_body: bool = False


class AccountsPaper(Paper):
    account: list[AccountPaper]


class OrganisationPaper(Paper):
    id: str
    name: str
    kind: OrganisationKind


class OrganisationsPaper(Paper):
    organisation: list[OrganisationPaper]


class CouncillorPaper(Period, kw_only=True):
    ward: str
    group: str


class PostPaper(Period, kw_only=True):
    name: str
    organisation: str
    statutory_role: StatutoryRole | None = None


class TiePaper(Period, kw_only=True):
    organisation: str
    role: str


class PersonPaper(Paper):
    id: str
    name: str
    title: str = ""
    honours: str = ""
    email: str = ""
    councillor: CouncillorPaper | None = None
    post: tuple[PostPaper, ...] = ()
    affiliation: tuple[TiePaper, ...] = ()


class PeoplePaper(Paper):
    person: list[PersonPaper]


class MatterPaper(Paper):
    id: str
    title: str
    summary: str


class MattersPaper(Paper):
    matter: list[MatterPaper]


class SeatPaper(Period, kw_only=True):
    person: str
    role: MemberRole = MemberRole.MEMBER
    voting: bool = True
    voting_scope: str = ""
    representing: str = ""
    portfolio: str = ""


class NumbersPaper(Paper):
    reset: SeriesReset
    format: str


class OriginPaper(Paper):
    organisation: str
    words: str


class ProjectPaper(Paper):
    name: str
    summary: str
    aims: list[str]
    partners: list[str]
    started: str
    ends: str
    report_awaited: str


class BodyPaper(Paper):
    id: str
    name: str
    code: str
    kind: BodyKind
    decision_power: DecisionPower
    established: str
    venue: str
    profile: str
    agenda_template: list[str]
    numbers: NumbersPaper
    member: list[SeatPaper]
    deputy: tuple[SeatPaper, ...] = ()
    aliases: tuple[str, ...] = ()
    quorum: int | QuorumRule | None = None
    seats: int | None = None
    parent: str = ""
    authority_body: bool = True
    resolution_form: Style | None = None
    resolved_word: str = ""
    reports_to: str = ""
    grew_out_of: OriginPaper | None = None
    member_organisations: tuple[str, ...] = ()
    project: tuple[ProjectPaper, ...] = ()
