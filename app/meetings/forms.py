from datetime import date, datetime
from operator import attrgetter
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SubmitField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, ValidationError

from app.accounts.rules import Viewer
from app.bodies.models import Body
from app.clock import LONDON, today
from app.errors import RuleBroken
from app.meetings.models import Attendance, Meeting
from app.meetings.queries import bodies_that_meet, everyone_else
from app.meetings.rules import (
    AttendanceStatus,
    Capacity,
    MeetingKind,
    MeetingStatus,
    Mode,
    Stay,
)
from app.meetings.sittings import check_day_of_meeting
from app.people.forms import PersonField
from app.people.models import Person
from app.web.day_fields import ClockField, DayField
from app.web.forms import RecordField, RegisterForm, TextField, WordField, stripped_lines


def listed_name(person: Person) -> str:
    """As an alphabetical list has it: “Lee, Ann (Dr)”."""
    first = person.name.removesuffix(person.family_name).strip()
    listed = f"{person.family_name}, {first}" if first else person.name
    return f"{listed} ({person.title})" if person.title else listed


class MeetingForm(RegisterForm):
    held_on = DayField("Date")
    starts_at = ClockField("Start time", description="For example, 17:00 or 5.30 pm")
    venue = TextField("Venue")
    kind = WordField("Kind of meeting", of=MeetingKind, default=MeetingKind.ORDINARY)
    contact = PersonField("Contact", none="None", description="Whom the public may ask")
    notice = TextAreaField(
        "Notice",
        filters=[stripped_lines],
        description="Anything the notice of the meeting should say, such as how to get in or watch",
    )

    def validate_held_on(self, field: DayField) -> None:
        if field.data is None and not field.process_errors:
            raise ValidationError("Enter the date of the meeting")
        if field.data is not None:
            self._check(field.data)

    def _check(self, held_on: date) -> None:
        try:
            check_day_of_meeting(held_on, today())
        except RuleBroken as refusal:
            raise ValidationError(str(refusal)) from None


class CallForm(MeetingForm):
    body = RecordField(
        "Body",
        [InputRequired("Choose the body that meets")],
        words=attrgetter("name"),
        none="",
    )
    from_template = BooleanField(
        "Begin its agenda with the template",
        description="An extraordinary meeting has only the business it was called for",
        default=True,
    )

    @classmethod
    def by(cls, viewer: Viewer, body: Body | None = None) -> "CallForm":
        """Begin from `body`. Only bodies that the viewer keeps are offered, and none else taken."""
        form = cls(data={"body": body})
        form.body.choose_from(bodies_that_meet(viewer))
        return form


class StatusForm(RegisterForm):
    status = WordField("The meeting is", of=MeetingStatus)
    note = TextField(
        "Note",
        description="Shown with the status: why it was cancelled, or when it will be instead",
    )
    resumes_on = DayField(
        "If adjourned, it resumes on",
        description="Enters a second sitting of the same meeting. For example, 27 3 2026",
    )
    resumes_at = ClockField("At what time")


class SittingForm(RegisterForm):
    on = DayField("Date")
    started_at = ClockField("Started at", description="For example, 17:00 or 5.30 pm")
    ended_at = ClockField("Ended at")
    presiding = RecordField("In the chair", words=listed_name, none="Not recorded")
    mode = WordField("How members took part", of=Mode, default=Mode.IN_PERSON)
    venue = TextField("Venue", description="If different from the one in the notice")

    def validate_on(self, field: DayField) -> None:
        if field.data is None and not field.process_errors:
            raise ValidationError("Enter the date of the sitting")


class AttendanceForm(RegisterForm):
    """One question for each person with a part in the meeting: were they there?

    `seen` is what the page showed for each, so that saving changes only what this clerk
    changed and never undoes what another has saved meanwhile.
    """

    merges = True
    people: list[Person]
    seen = HiddenField()
    save = SubmitField("Save attendance")
    all_present = SubmitField("Save and mark all still expected as present")

    @classmethod
    def of(cls, meeting: Meeting) -> "AttendanceForm":
        questions = {
            f"status_{a.person_id}": WordField(a.person.name, of=AttendanceStatus, default=a.status)
            for a in meeting.attendances
        }
        people = [a.person for a in meeting.attendances]
        shown = ",".join(f"{a.person_id}:{a.status}" for a in meeting.attendances)
        form_class: type[AttendanceForm] = type(
            cls.__name__, (cls,), {"people": people, **questions}
        )
        return form_class(data={"seen": shown})

    def question(self, person: Person) -> Any:
        return self[f"status_{person.id}"]

    @property
    def changed(self) -> dict[Person, AttendanceStatus]:
        """Those whose status is not what the page showed when it was opened."""
        shown = dict(
            pair.split(":", 1) for pair in (self.seen.data or "").split(",") if ":" in pair
        )
        return {
            person: self.question(person).data
            for person in self.people
            if self.question(person).data != shown.get(str(person.id))
        }


class PartForm(RegisterForm):
    """Someone's part in a meeting, and when they came and went."""

    status = WordField("Were they there?", of=AttendanceStatus)
    capacity = WordField("In what part", of=Capacity)
    vote = RadioField(
        "Vote",
        choices=[
            SelectChoice("", "As usual: members and substitutes vote, others do not"),
            SelectChoice("yes", "Has a vote"),
            SelectChoice("no", "Has no vote"),
        ],
        default="",
    )
    substitute_for = RecordField(
        "Substitute for", words=listed_name, none="Nobody", description="For substitutes only"
    )
    notified_on = DayField("Named as substitute on", description="For example, 27 3 2026")
    notified_time = ClockField("At what time they were named")
    notified_by = TextField("By whom they were named")
    post = TextField("Post", description="As the minutes print it, for example Head of Finance")
    representing = TextField(
        "Representing", description="The school, trust or group they speak for"
    )
    voting_scope = TextField(
        "Votes only on", description="For example, education. Leave empty for everything"
    )

    @property
    def part(self) -> dict[str, Any]:
        """What `record_attendance` is told."""
        usual = self.capacity.data.usually_votes
        return {
            "status": self.status.data,
            "capacity": self.capacity.data,
            "voting": {"yes": True, "no": False}.get(self.vote.data, usual),
            "substitute_for": self.substitute_for.record,
            "post": self.post.data,
            "representing": self.representing.data,
            "voting_scope": self.voting_scope.data,
            "notified_at": self._notified_at,
            "notified_by": self.notified_by.data,
        }

    @property
    def _notified_at(self) -> datetime | None:
        day, at = self.notified_on.data, self.notified_time.data
        return datetime.combine(day, at, LONDON) if day and at else None

    def validate_notified_time(self, field: ClockField) -> None:
        if bool(field.data) != bool(self.notified_on.data) and not field.process_errors:
            raise ValidationError("Enter both the day and the time at which they were named")


class ChangePartForm(PartForm):
    """`stays` are pairs of fields: as many as are kept, and one more."""

    @classmethod
    def of(cls, attendance: Attendance) -> "ChangePartForm":
        times: dict[str, Any] = {}
        for number, (joined, left) in enumerate([*attendance.stays, (None, None)], start=1):
            first = number == 1
            times[f"joined_{number}"] = ClockField(
                "Arrived at" if first else "Came back at", default=joined
            )
            times[f"left_{number}"] = ClockField(
                "Left at" if first else "Left again at", default=left
            )
        form_class: type[ChangePartForm] = type(cls.__name__, (cls,), times)
        form = form_class(obj=attendance, data=_vote_and_notice(attendance))
        others = [a.person for a in attendance.meeting.attendances if a is not attendance]
        form.substitute_for.choose_from(sorted(others, key=listed_name))
        return form

    @property
    def pairs_of_times(self) -> list[tuple[ClockField, ClockField]]:
        numbers = range(1, 1 + sum(name.startswith("joined_") for name in self._fields))
        return [(self[f"joined_{number}"], self[f"left_{number}"]) for number in numbers]

    @property
    def stays(self) -> list[Stay]:
        times = [(joined.data, left.data) for joined, left in self.pairs_of_times]
        return [(joined, left) for joined, left in times if joined or left]


def _vote_and_notice(attendance: Attendance) -> dict[str, Any]:
    at = attendance.notified_at.astimezone(LONDON) if attendance.notified_at else None
    return {
        "vote": "yes" if attendance.voting else "no",
        "notified_on": at and at.date(),
        "notified_time": at and at.time(),
    }


class AddPartForm(PartForm):
    """Someone from the register, or a new person by name."""

    capacity = WordField(
        "In what part", [InputRequired("Choose in what part they came")], of=Capacity, none=""
    )
    person = RecordField("Person", words=listed_name, none="Someone not listed")
    new_name = TextField("Name of someone not listed", description="For example, Ann Lee")
    new_title = TextField("Their title", description="If the minutes use one: Councillor, Dr")

    @classmethod
    def of(cls, meeting: Meeting) -> "AddPartForm":
        form = cls(data={"status": AttendanceStatus.PRESENT})
        form.person.choose_from(everyone_else(meeting))
        members = [a.person for a in meeting.attendances if not a.status.was_there]
        form.substitute_for.choose_from(sorted(members, key=listed_name))
        return form

    def validate_new_name(self, field: TextField) -> None:
        if self.person.record is None and not field.data:
            raise ValidationError("Choose a person, or enter the name of someone not listed")
        if self.person.record is not None and field.data:
            raise ValidationError("Choose a person or enter a new name, not both")


class InterestCategoryForm(RegisterForm):
    name = TextField("Name", [DataRequired("Enter the name of the category")])
    must_leave = BooleanField("Must leave the room for the item")
    may_speak = BooleanField("May speak on the item")
    may_vote = BooleanField("May vote on the item")
