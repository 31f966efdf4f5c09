from datetime import date

from wtforms import TextAreaField
from wtforms.validators import DataRequired

from app.agenda.models import AgendaItem
from app.clock import short_date
from app.decisions.call_in import CallInOutcome, TakenAgain
from app.decisions.queries import may_consider
from app.meetings.models import Meeting
from app.web.day_fields import DayField
from app.web.forms import RecordField, RegisterForm, TextField, WordField, stripped_lines

_NOT_YET = "Not known yet"


def _named(meeting: Meeting) -> str:
    return f"{meeting.body.name}, {short_date(meeting.held_on)}"


class CallInForm(RegisterForm):
    called_in_on = DayField(
        "Called in on", [DataRequired("Enter the day on which it was called in")]
    )
    called_in_by = TextField(
        "Called in by",
        [DataRequired("Enter who called it in")],
        description="For example, Councillors Ann Lee, Bob Day and Cy Fox",
    )
    reasons = TextAreaField(
        "Reasons for the call-in",
        [DataRequired("Enter the reasons that were given")],
        filters=[stripped_lines],
        render_kw={"rows": 4},
    )
    considered_at = RecordField(
        "Considered at",
        words=_named,
        none="No meeting chosen",
        description="From the day of the call-in on; a meeting to come, until it is held",
    )
    outcome = WordField(
        "Outcome",
        of=CallInOutcome,
        none=_NOT_YET,
        description="Upheld is no further action: the decision takes effect at once. "
        "Referred, it waits until it is taken again",
    )
    outcome_on = DayField(
        "Day of the outcome", description="Leave empty for the day of that meeting"
    )
    taken_again = WordField("Taken again, it was", of=TakenAgain, none=_NOT_YET)
    taken_again_on = DayField("Taken again on")

    @classmethod
    def on(cls, item: AgendaItem, since: date) -> "CallInForm":
        """`since` is the first day of a meeting that it may be considered at."""
        kept = item.executive.called_in if item.executive else None
        form = cls(obj=kept)
        form.considered_at.choose_from(may_consider(item.meeting, kept, since))
        return form
