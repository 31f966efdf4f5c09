from operator import attrgetter

from wtforms import TextAreaField

from app.bodies.models import Body
from app.people.forms import PersonField
from app.referrals.queries import other_bodies
from app.referrals.rules import Answer
from app.web.day_fields import DayField
from app.web.forms import RecordField, RegisterForm, TextField, WordField, stripped_lines


class SendForm(RegisterForm):
    to_body = RecordField("To which body", words=attrgetter("name"), none="Choose")
    received_on = DayField(
        "Received on", description="By whoever answers; the time for the answer begins with it"
    )
    owner = PersonField("Who answers", none="Nobody named")
    owner_post = TextField("Post that answers", description="For example, Director of Parks")

    @classmethod
    def of(cls, body: Body) -> "SendForm":
        form = cls()
        form.to_body.choose_from(other_bodies(body))
        return form


class AnswerForm(RegisterForm):
    answer = WordField("Its answer", of=Answer)
    answered_on = DayField("Answered on")
    reasons = TextAreaField(
        "Reasons",
        filters=[stripped_lines],
        description="Needed unless it was accepted. What the other body will do",
    )
