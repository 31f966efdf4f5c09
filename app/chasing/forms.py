from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.meetings.forms import listed_name
from app.people.queries import colleagues
from app.web.forms import RecordField, RegisterForm, TextField, WholeNumberField

_NEEDED = [InputRequired("Enter a number of days")]
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


class ChasingForm(RegisterForm):
    soon_days = WholeNumberField("Days before the due date on which someone is asked", _NEEDED)
    late_every = WholeNumberField("Days between askings once it is late", _NEEDED)
    silent_days = WholeNumberField("Days without a report after which someone is asked", _NEEDED)
    escalate_days = WholeNumberField("Days late after which a manager is told", _NEEDED)
    manager = RecordField(
        "The manager who is told",
        offer=colleagues,
        words=listed_name,
        none="Nobody",
        description="Where an action names no other",
    )
    report_weekday = SelectField(
        "Day of the weekly report",
        choices=[SelectChoice(str(n), name) for n, name in enumerate(_WEEKDAYS)],
        coerce=int,
    )
    report_to = TextField(
        "Where the weekly report goes", description="An email address, or nothing"
    )
