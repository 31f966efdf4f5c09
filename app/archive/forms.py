"""What a clerk is asked about papers that were brought in."""

from typing import Any

from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from app.bodies.models import Body
from app.intake.minutes.parsed import Outcome
from app.people.models import Person
from app.people.queries import everyone_named
from app.web.day_fields import DayField
from app.web.forms import (
    RecordField,
    RegisterForm,
    TextField,
    WholeNumberField,
    WordField,
    stripped_lines,
)

SOMEBODY_NEW, SOMEBODY_ELSE, NOBODY = "new", "else", "nobody"


class UploadForm(RegisterForm):
    has_upload = True
    files = MultipleFileField(
        "Files of minutes",
        description="Word, PDF with text, saved pages, text or Markdown: one, several, or a ZIP",
    )
    body = RecordField(
        "Body", words=lambda body: body.name, none="As each paper says", validators=[Optional()]
    )


class ListsForm(RegisterForm):
    has_upload = True
    files = MultipleFileField("Lists", render_kw={"accept": ".csv,.xlsx,.htm,.html"})


class BodyForm(RegisterForm):
    body = RecordField(
        "Body", [InputRequired("Select a body")], words=lambda body: body.name, none="Select a body"
    )

    @classmethod
    def among(cls, bodies: list[Body], **options: Any) -> "BodyForm":
        form = cls(**options)
        form.body.choose_from(bodies)
        return form


class DateForm(RegisterForm):
    held_on = DayField("Day of the meeting", [InputRequired("Enter the day of the meeting")])


class LineForm(RegisterForm):
    text = TextField("Words", [InputRequired("Enter the words, or leave the page")])


class ItemForm(RegisterForm):
    number = TextField("Number", render_kw={"class": "govuk-input--width-5"})
    title = TextField("Title", [InputRequired("Enter a title")])
    withheld = BooleanField("Withhold the title from the public, as well as what it holds")


class NextMeetingForm(RegisterForm):
    next_meeting = DayField(
        "Day of the next meeting",
        [Optional()],
        description="Leave it empty if no meeting is to be called",
    )


class WordsForm(RegisterForm):
    item = RecordField(
        "Item", [InputRequired("Select an item")], words=lambda item: item.title, none="Select"
    )
    text = TextAreaField(
        "Words to put into its minutes",
        [InputRequired("Enter the words")],
        filters=[stripped_lines],
    )


class PersonForm(RegisterForm):
    who = RadioField("Who is meant?", [InputRequired("Select who is meant")])
    person = RecordField(
        "Somebody else in the register", words=lambda p: p.formal_name, none="Select a person"
    )
    name = TextField("Name of a new person", description="Without the title")

    def offer(self, candidates: list[Person], likely: Person | None) -> None:
        """Whoever is likely comes first, and is marked so."""
        told = {
            p.id: f"{p.formal_name} (likely)" if p is likely else p.formal_name for p in candidates
        }
        candidates = sorted(candidates, key=lambda person: person is not likely)
        offered = [SelectChoice(str(p.id), told[p.id]) for p in candidates]
        offered += [SelectChoice(SOMEBODY_ELSE, "Somebody else in the register")]
        offered += [SelectChoice(SOMEBODY_NEW, "Somebody new")]
        offered += [SelectChoice(NOBODY, "Nobody: this is no name")]
        self.who.choices = offered
        self.person.choose_from(everyone_named())


class DecisionForm(RegisterForm):
    text = TextAreaField(
        "Words of the decision", [InputRequired("Enter the words")], filters=[stripped_lines]
    )
    outcome = WordField("What became of it", of=Outcome)
    house_word = BooleanField("The same wherever this body prints these words")
    mover = TextField("Moved by", render_kw={"class": "govuk-input--width-20"})
    seconder = TextField("Seconded by", render_kw={"class": "govuk-input--width-20"})
    ayes = WholeNumberField("Votes for")
    noes = WholeNumberField("Votes against")
    abstained = WholeNumberField("Abstained")
    is_none = BooleanField("This is no decision: keep it as words of the minutes")


class ConfirmForm(RegisterForm):
    as_it_stands = BooleanField("What is still in doubt may stand as it is")
    in_hand = BooleanField(
        "Its minutes are still to be approved",
        description="Then it is a meeting in hand: what is due on it is said on your first page",
    )


class ManyForm(RegisterForm):
    """What is asked depends on what is to be done: the rest is taken out."""

    marked = False  # what others did meanwhile is left as it is, one meeting at a time
    as_it_stands = BooleanField("Confirm those as well: what is in doubt may stand as it is")
    as_approved = BooleanField("Mark them as approved", default=True)
    closed_too = BooleanField("Publish them as well: I have looked at each")
