from typing import Any

from wtforms import BooleanField, TextAreaField
from wtforms.validators import DataRequired

from app.agenda.models import AgendaItem, DeclarationItem
from app.decisions.call_in import CallIn
from app.decisions.executive import Section, written_under
from app.web.day_fields import DayField
from app.web.forms import RegisterForm, TextField, WordField, stripped_lines

_NONE = "None"


class ExecutiveForm(RegisterForm):
    maker = TextField(
        "Who decided", description="Leave empty where the body did; else a name and a post"
    )
    is_key = BooleanField(
        "It is a key decision",
        description="Significant spending or saving, or significant in two wards or more",
    )
    plan_reference = TextField("Reference in the forward plan", description="Leave empty for none")
    reasons = TextAreaField(
        Section.REASONS.value,
        [DataRequired("Enter the reasons, or that there were none")],
        filters=[stripped_lines],
        render_kw={"rows": 4},
    )
    alternatives = TextAreaField(
        Section.ALTERNATIVES.value,
        [DataRequired("Enter the options that were rejected, or “None”")],
        filters=[stripped_lines],
        render_kw={"rows": 4},
    )
    interests = TextAreaField(
        "Interests declared and dispensations",
        [DataRequired("Enter the interests declared, or “None”")],
        filters=[stripped_lines],
        description="This is public with the decision, before the minutes are",
        render_kw={"rows": 3},
    )
    call_in = WordField("Call-in", of=CallIn, default=CallIn.OPEN)
    urgency = TextAreaField(
        "Why it cannot wait",
        filters=[stripped_lines],
        description="Where it is urgent",
        render_kw={"rows": 2},
    )
    until = DayField(
        "May be called in until",
        description="Leave empty for five working days after it is published",
    )
    effective_on = DayField(
        "Takes effect on",
        description="Leave empty for the first working day after that; where it cannot be called "
        "in, for the day of the meeting",
    )

    @classmethod
    def on(cls, item: AgendaItem) -> "ExecutiveForm":
        """With what was recorded, or else what the minutes say already."""
        return cls(obj=item.executive) if item.executive else cls(data=_as_minuted(item))


def _as_minuted(item: AgendaItem) -> dict[str, Any]:
    written = item.minutes.text if item.minutes else ""
    declared = [_declared(concern) for concern in item.concerns]
    return {
        "reasons": written_under(Section.REASONS, written),
        "alternatives": written_under(Section.ALTERNATIVES, written),
        "interests": "\n".join(declared) or _NONE,
    }


def _declared(concern: DeclarationItem) -> str:
    """Of a sensitive interest no more than that there is one (Localism Act 2011 s.32)."""
    declared = concern.declaration
    name = declared.person.formal_name
    if declared.sensitive:
        return f"{name}: sensitive interest"
    category = declared.category.name if declared.category else ""
    interest = ": ".join(filter(None, (name, category, declared.nature_in_public)))
    dispensed = f" (dispensation: {declared.dispensation})" if declared.dispensation else ""
    left = "; left the room" if concern.left_room else ""
    return interest + dispensed + left
