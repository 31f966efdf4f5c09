from collections.abc import Iterable
from datetime import date

from wtforms import HiddenField, TextAreaField, ValidationError

from app.agenda.forms import StepForm
from app.checks.found import Finding, Level
from app.clock import short_date
from app.meetings.models import Meeting
from app.meetings.rules import AgendaState
from app.web.day_fields import DayField
from app.web.forms import RegisterForm, TextField, stripped_lines


class LetStandForm(RegisterForm):
    """Why one warning may stand; a prompt may go without a word."""

    key = HiddenField()
    reason = TextField("Why it may stand")


class PublishForm(StepForm):
    """Before minutes are published; `reason` is asked for where something warns, and when
    members had an agenda that was never published here.
    """

    held_on: date

    reason = TextAreaField(
        "Why they may be published with these warnings",
        filters=[stripped_lines],
        description="One reason for all of them. It is kept with each, and in the history",
        render_kw={"rows": 3},
    )

    agenda_given_on = DayField(
        "When was the agenda published elsewhere?",
        description="The history says it. You can leave this empty",
    )

    def validate_agenda_given_on(self, field: DayField) -> None:
        if field.data and field.data > self.held_on:
            raise ValidationError("That day is after the meeting")

    @classmethod
    def over(cls, found: Iterable[Finding], meeting: Meeting) -> "PublishForm":
        form = cls()
        form.held_on = meeting.held_on
        if meeting.agenda_state is AgendaState.PUBLISHED or meeting.is_history:
            del form.agenda_given_on
        if not any(finding.level is Level.WARN for finding in found):
            del form.reason
        return form

    @property
    def given_elsewhere(self) -> str:
        """The day on which members had the agenda where the register did not publish it."""
        day = self.agenda_given_on.data if "agenda_given_on" in self else None
        return f"It had been published elsewhere on {short_date(day)}. " if day else ""

    @property
    def given_reason(self) -> str:
        return (self.reason.data or "") if "reason" in self else ""
