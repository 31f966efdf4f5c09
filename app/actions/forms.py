from operator import attrgetter

from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

from app.actions.queries import Wanted, bodies_with_actions, owners_of_actions
from app.actions.rules import ActionStatus
from app.meetings.forms import listed_name
from app.people.queries import everyone
from app.web.forms import (
    DayField,
    RecordField,
    RegisterForm,
    TextField,
    WordField,
    choices_of,
    stripped_lines,
)


class ActionForm(RegisterForm):
    text = TextAreaField(
        "What must be done", [DataRequired("Say what must be done")], filters=[stripped_lines]
    )
    owner = RecordField(
        "Person responsible", offer=everyone, words=listed_name, none="Nobody named"
    )
    owner_post = TextField("Post responsible", description="For example, Head of Parks")
    due_on = DayField("Due date")
    no_date = BooleanField("No date")


class ProgressForm(RegisterForm):
    status = WordField("How it stands", of=ActionStatus)
    note = TextAreaField(
        "What was done",
        filters=[stripped_lines],
        description="Needed where the action is done or cancelled",
    )


class FilterForm(RegisterForm):
    """Which actions to list. It is read from the address, and an unknown answer asks nothing."""

    class Meta:
        csrf = False

    body = RecordField("Body", offer=bodies_with_actions, words=attrgetter("name"), none="All")
    owner = RecordField("Owner", offer=owners_of_actions, words=listed_name, none="Everyone")
    status = SelectField(
        "Status",
        choices=[
            SelectChoice("open", "Not closed"),
            *choices_of(ActionStatus),
            SelectChoice("all", "All"),
        ],
        default="open",
    )
    overdue = BooleanField("Only overdue")

    @property
    def wanted(self) -> Wanted:
        known = {choice.value for choice in self.status.choices}
        return Wanted(
            body=self.body.record,
            owner=self.owner.record,
            status=self.status.data if self.status.data in known else "open",
            overdue=self.overdue.data,
        )
