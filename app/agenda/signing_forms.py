from typing import Any

from wtforms.validators import DataRequired, ValidationError

from app.agenda.forms import StepForm
from app.meetings.models import Meeting
from app.meetings.queries import signature_at
from app.web.day_fields import DayField
from app.web.forms import TextField


class SignForm(StepForm):
    signed_by = TextField(
        "Who signed them",
        [DataRequired("Enter who signed the minutes")],
        description="As a rule whoever presided at the meeting that approved them",
    )
    signed_on = DayField("On which day")
    note = TextField("Note for the history", description="You can leave this empty")

    def validate_signed_on(self, field: DayField) -> None:
        if field.data is None and not field.process_errors:
            raise ValidationError("Enter the day on which they were signed")

    @classmethod
    def of(cls, meeting: Meeting) -> "SignForm":
        """Propose the chair of the meeting that approved the minutes, and its day."""
        approving = meeting.approved_at
        return cls(data=signature_at(approving) if approving else {})

    @property
    def signature(self) -> dict[str, Any]:
        return {"signed_by": self.signed_by.data, "signed_on": self.signed_on.data}
