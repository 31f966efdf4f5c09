from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from app.agenda.models import AgendaItem
from app.meetings.forms import listed_name
from app.meetings.models import Meeting
from app.meetings.queries import interest_categories
from app.meetings.rules import AttendanceStatus
from app.people.models import Person
from app.web.day_fields import ClockField, DayField
from app.web.forms import RecordField, RegisterForm, TextField, stripped


class PhraseForm(RegisterForm):
    text = TextAreaField(
        "The sentence, as minutes print it",
        [InputRequired("Enter the sentence"), Length(max=2000)],
        filters=[stripped],
        render_kw={"rows": 3},
    )


class MarkForm(RegisterForm):
    """`mark` is “7:apologies”; without one, everyone still expected is there."""

    marked = False
    mark = HiddenField()
    meeting: Meeting

    @classmethod
    def of(cls, meeting: Meeting) -> "MarkForm":
        form = cls()
        form.meeting = meeting
        return form

    @property
    def marked_person(self) -> tuple[Person, AttendanceStatus] | None:
        number, _, word = (self.mark.data or "").partition(":")
        people = {str(a.person_id): a.person for a in self.meeting.attendances}
        if number not in people or word not in list(AttendanceStatus):
            return None
        return people[number], AttendanceStatus(word)


class TimesForm(RegisterForm):
    presiding = RecordField("In the chair", words=listed_name, none="")
    started_at = ClockField("Started at")
    ended_at = ClockField("Closed at")

    @classmethod
    def of(cls, meeting: Meeting) -> "TimesForm":
        form = cls()
        form.presiding.choose_from(a.person for a in meeting.attendances)
        return form


class AdjournForm(RegisterForm):
    """A while in the same evening, or to another day; without a day nobody knows yet when."""

    adjourned_at = ClockField("Adjourned at")
    note = TextField("Why")
    resumes_on = DayField("Resumes on")
    resumes_at = ClockField("Resumes at")


class MovedForm(RegisterForm):
    """Its names begin with the number of the item: the desk is one form."""

    person = RecordField("Who", [InputRequired("Choose who moved")], words=listed_name, none="")
    way = RadioField(
        "Did they leave or arrive before this item?",
        choices=[
            SelectChoice("left", "Left"),
            SelectChoice("arrived", "Arrived"),
            SelectChoice("neither", "Neither: take it back"),
        ],
    )
    at = ClockField("At")

    @classmethod
    def beside(cls, item: AgendaItem) -> "MovedForm":
        form = cls(prefix=str(item.id))
        form.person.choose_from(a.person for a in item.meeting.attendances)
        return form


class DeclaredForm(RegisterForm):
    person = RecordField("Who", [InputRequired("Choose who declared")], words=listed_name, none="")
    category = RecordField(
        "Category", offer=interest_categories, words=lambda c: c.name, none="Not said"
    )
    nature = TextField("Nature of the interest")
    left_room = BooleanField("Left the room")

    @classmethod
    def beside(cls, item: AgendaItem) -> "DeclaredForm":
        form = cls(prefix=str(item.id))
        form.person.choose_from(a.person for a in item.meeting.attendances)
        return form
