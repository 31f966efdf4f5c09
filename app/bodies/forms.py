from datetime import time

from wtforms import BooleanField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from app.bodies.models import Body
from app.bodies.queries import all_bodies
from app.bodies.rules import (
    BodyKind,
    DecisionPower,
    MemberRole,
    QuorumRule,
    Regime,
    SeriesReset,
)
from app.people.forms import OrganisationField, PersonField
from app.web.day_fields import ClockField, DayField, PartialDayField
from app.web.forms import (
    LARGEST_NUMBER,
    RecordField,
    RegisterForm,
    TextField,
    WholeNumberField,
    WordField,
    stripped_lines,
)

_MARKS = "Plain text. A line that begins with - is a bullet; an empty line begins a new paragraph."
_COUNT = [Optional(), NumberRange(1, 1000, "Enter a number from 1 to 1000")]


class AuthorityForm(RegisterForm):
    name = TextField("Name of the authority", [InputRequired("Enter the name of the authority")])
    regime = WordField("Law that its meetings follow", of=Regime)
    language = TextField(
        "Language of its documents",
        default="en-GB",
        validators=[
            InputRequired("Enter a language, like en-GB"),
            Length(max=10, message="Language must be 10 characters or fewer"),
        ],
        description="As a code: en-GB or cy",
        render_kw={"class": "govuk-input--width-5"},
    )
    councillor_title = TextField(
        "Title of a councillor",
        [InputRequired("Enter the title of a councillor")],
        default="Councillor",
        description="For example, Councillor or Cllr",
        render_kw={"class": "govuk-input--width-10"},
    )
    resolved_word = TextField(
        "Word before a resolution",
        [InputRequired("Enter the word before a resolution")],
        default="RESOLVED",
        description="“RESOLVED that” prints “RESOLVED that the Board:”, and “RESOLVED” alone "
        "“RESOLVED the Board:”",
        render_kw={"class": "govuk-input--width-10"},
    )
    recommended_word = TextField(
        "Word before a recommendation",
        [InputRequired("Enter the word before a recommendation")],
        default="RECOMMENDED",
        description="For example, RECOMMENDED",
        render_kw={"class": "govuk-input--width-10"},
    )
    publish_cutoff = ClockField(
        "Latest time of day to publish",
        [InputRequired("Enter the latest time of day to publish")],
        default=time(17),
        description="What is published later counts as the next day, for example 17:00",
    )
    saturdays_count = BooleanField(
        "Saturdays count towards the notice of a meeting",
        default=True,
        description="For a parish or town council, where this is disputed (LGA 1972 s.243). "
        "For every other council only working days count",
    )


class ClosureForm(RegisterForm):
    first = DayField("First day", [InputRequired("Enter the first day")])
    last = DayField("Last day", description="Leave empty for a single day")
    reason = TextField("Reason", description="For example, Christmas closure")


class AnnualMeetingForm(RegisterForm):
    on = DayField(
        "Day of the annual meeting", [InputRequired("Enter the day of the annual meeting")]
    )


class BodyForm(RegisterForm):
    name = TextField("Name", [InputRequired("Enter the name of the body")])
    code = TextField(
        "Code",
        description="How its minutes are cited, for example EAB in EAB 10/2017",
        render_kw={"class": "govuk-input--width-10"},
    )
    kind = WordField(
        "Kind", [InputRequired("Select the kind of body")], of=BodyKind, none="Select a kind"
    )
    decision_power = WordField(
        "Power to decide",
        [InputRequired("Select what the body may decide")],
        of=DecisionPower,
        none="Select a power",
        description="Full, delegated to it, advisory only, or none of the authority’s",
    )
    is_authority_body = BooleanField(
        "This is one of the authority’s own bodies",
        default=True,
        description="Not for partnerships and outside bodies: "
        "the law of council meetings is not their law.",
    )
    parent = RecordField(
        "Part of", offer=all_bodies, words=lambda body: body.name, none="No other body"
    )
    seats = WholeNumberField("Seats", _COUNT, description="Leave empty if there is no number")
    quorum_rule = WordField("Quorum", of=QuorumRule, default=QuorumRule.QUARTER_AT_LEAST_THREE)
    quorum_fixed = WholeNumberField(
        "Members that make a quorum", _COUNT, description="Only where the quorum is fixed"
    )
    substitute_notice = WholeNumberField(
        "Hours before a meeting by which a substitute is named",
        [Optional(), NumberRange(0, 1000, "Enter a number from 0 to 1000")],
        description="As standing orders say. Leave empty if they do not",
    )
    officer_threshold = WholeNumberField(
        "Pounds from which an officer’s decision to spend needs a record",
        [Optional(), NumberRange(0, LARGEST_NUMBER, "Enter a whole number of pounds")],
        description="Of those under a general authorisation (Openness Regulations 2014 reg 7)",
    )
    established = PartialDayField("Established")
    profile = TextAreaField(
        "What it is and does",
        description=_MARKS,
        filters=[stripped_lines],
        render_kw={"rows": 12},
    )


class DissolveForm(RegisterForm):
    when = PartialDayField("When it ceased", description="Leave empty if it goes on after all")
    end_seats = BooleanField("End its memberships on that day", default=True)


class AliasForm(RegisterForm):
    name = TextField("Another name", [InputRequired("Enter the other name")])


class NumbersForm(RegisterForm):
    reset = WordField("Numbers begin again at 1", of=SeriesReset)
    pattern = TextField(
        "Number format",
        [InputRequired("Enter a number format, like {n}/{yyyy}")],
        description="{n} is the number, {yy} or {yyyy} the year, {code} the code of the body",
        render_kw={"class": "govuk-input--width-20"},
    )


class TemplateLineForm(RegisterForm):
    title = TextField("Title", [InputRequired("Enter the title of the line")])
    is_heading = BooleanField("This is a heading, without a number")


class MembershipForm(RegisterForm):
    person = PersonField(
        "Person", none="None", description="None where an organisation itself is the member"
    )
    organisation = OrganisationField(
        "Organisation", none="None", description="Whom the person speaks for, or the member itself"
    )
    role = WordField("Role", of=MemberRole, default=MemberRole.MEMBER)
    voting = BooleanField("May vote", default=True)
    voting_scope = TextField(
        "Votes only on", description="For example, education. Leave empty for everything."
    )
    portfolio = TextField("Portfolio", description="For a member of the cabinet")
    political_group = TextField("Political group", render_kw={"class": "govuk-input--width-20"})
    deputy_for = RecordField(
        "Standing deputy for", words=lambda seat: seat.holder, none="Nobody in particular"
    )
    starts_on = DayField("First day", description="Leave empty if it is not known")
    ends_on = DayField("Last day", description="Leave empty while they sit on it")

    def offer_seats_of(self, body: Body) -> None:
        """Deputies stand in for those who sit on this body."""
        seats = [m for m in body.memberships if m.role is not MemberRole.STANDING_DEPUTY]
        self.deputy_for.choose_from(sorted(seats, key=lambda seat: seat.holder))


class EndMembershipForm(RegisterForm):
    ends_on = DayField("Last day", [InputRequired("Enter the last day")])
