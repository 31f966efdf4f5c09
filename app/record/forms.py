"""What a reader asks for. It is asked by address, so that what was found can be linked to."""

from collections.abc import Sequence

from wtforms import SelectField
from wtforms.fields.choices import SelectChoice

from app.bodies.models import Body
from app.meetings.rules import MeetingStatus
from app.web.forms import RegisterForm, TextField


class MeetingFilterForm(RegisterForm):
    """Which meetings to list. An answer that is not among the choices asks for nothing."""

    class Meta:
        csrf = False

    body = SelectField("Body")
    year = SelectField("Year")
    status = SelectField("Status")

    def offer(
        self, bodies: Sequence[Body], years: Sequence[int], statuses: Sequence[MeetingStatus]
    ) -> None:
        for field, none, choices in (
            (self.body, "All bodies", [(body.slug, body.name) for body in bodies]),
            (self.year, "All years", [(str(year), str(year)) for year in years]),
            (self.status, "Any status", [(s.value, s.value.capitalize()) for s in statuses]),
        ):
            field.choices = [SelectChoice("", none), *(SelectChoice(*c) for c in choices)]
            if field.data not in {value for value, _ in choices}:
                field.data = ""

    @property
    def wanted_status(self) -> MeetingStatus | None:
        return MeetingStatus(self.status.data) if self.status.data else None

    @property
    def wanted_year(self) -> int | None:
        return int(self.year.data) if self.year.data else None


class PeopleFilterForm(RegisterForm):
    class Meta:
        csrf = False

    name = TextField("Name", description="Any part of a name")
