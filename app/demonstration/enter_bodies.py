"""Enters bodies: what they may do, who sits on them, and what they stand next to."""

from collections.abc import Iterator, Sequence

from app.bodies.models import Body, BodyAlias, BodyLink, Membership, TemplateItem
from app.bodies.operations import establish_body, place_under, set_number_series
from app.bodies.partial_dates import check_partial_date
from app.bodies.profile import ExpectedReport, Project, ProjectPartner
from app.bodies.rules import LinkKind, MemberRole, QuorumRule
from app.database import db
from app.demonstration.enter_people import lasting
from app.demonstration.entered import Entered
from app.demonstration.papers_of_people import BodyPaper, ProjectPaper, SeatPaper


def enter_bodies(entered: Entered, papers: Sequence[BodyPaper]) -> None:
    for paper in papers:
        body = _established(entered, paper)
        body.aliases = [BodyAlias(name=alias) for alias in paper.aliases]
        body.template = [
            TemplateItem(position=position, title=title)
            for position, title in enumerate(paper.agenda_template, start=1)
        ]
        body.memberships = list(_memberships(entered, paper))
        for project in paper.project:
            _enter_project(entered, body, project)
        entered.bodies[paper.id], entered.venues[paper.id] = body, paper.venue
    for paper in papers:
        body = entered.bodies[paper.id]
        place_under(body, entered.bodies[paper.parent] if paper.parent else None)
        body.links = list(_links(entered, paper))
    db.session.add_all(entered.bodies.values())


def _established(entered: Entered, paper: BodyPaper) -> Body:
    body = establish_body(
        paper.name,
        paper.kind,
        decision_power=paper.decision_power,
        code=paper.code,
        taken_slugs=[other.slug for other in entered.bodies.values()],
        is_authority_body=paper.authority_body,
        seats=paper.seats,
        established=check_partial_date(paper.established),
        profile=entered.calendar.write(paper.profile),
        resolution_form=paper.resolution_form,
        resolved_word=paper.resolved_word,
    )
    if isinstance(paper.quorum, int):
        body.quorum_rule, body.quorum_fixed = QuorumRule.FIXED, paper.quorum
    elif paper.quorum:
        body.quorum_rule = paper.quorum
    set_number_series(body, paper.numbers.reset, paper.numbers.format)
    return body


def _memberships(entered: Entered, paper: BodyPaper) -> Iterator[Membership]:
    for seat in paper.member:
        yield _membership(entered, seat, seat.role, voting=seat.voting)
    for seat in paper.deputy:
        yield _membership(entered, seat, MemberRole.STANDING_DEPUTY, voting=False)
    represented = {seat.representing for seat in paper.member}
    for key in paper.member_organisations:
        if key not in represented:
            yield Membership(organisation=entered.organisations[key], voting=False)


def _membership(entered: Entered, seat: SeatPaper, role: MemberRole, *, voting: bool) -> Membership:
    return Membership(
        person=entered.people[seat.person],
        organisation=entered.organisations[seat.representing] if seat.representing else None,
        role=role,
        voting=voting,
        voting_scope=seat.voting_scope,
        political_group=entered.groups.get(seat.person, ""),
        portfolio=seat.portfolio,
        **lasting(entered.calendar, seat),
    )


def _links(entered: Entered, paper: BodyPaper) -> Iterator[BodyLink]:
    if paper.reports_to:
        yield BodyLink(kind=LinkKind.REPORTS_TO, other_body=entered.bodies[paper.reports_to])
    if paper.grew_out_of:
        yield BodyLink(
            kind=LinkKind.GREW_OUT_OF,
            organisation=entered.organisations[paper.grew_out_of.organisation],
            words=paper.grew_out_of.words,
        )


def _enter_project(entered: Entered, body: Body, paper: ProjectPaper) -> None:
    calendar = entered.calendar
    aims = "\n".join(f"- {aim}" for aim in paper.aims)
    project = Project(
        title=paper.name,
        aims=f"{calendar.write(paper.summary)}\n\n{aims}",
        started=f"{calendar.reckon(paper.started):%Y-%m}",
        ended=f"{calendar.reckon(paper.ends):%Y-%m}",
    )
    project.partners = [
        ProjectPartner(organisation=entered.organisations[key]) for key in paper.partners
    ]
    body.projects.append(project)
    awaited = ExpectedReport(
        title=f"Report on {paper.name}",
        expected=calendar.write(paper.report_awaited),
        project=project,
    )
    body.expected_reports.append(awaited)
