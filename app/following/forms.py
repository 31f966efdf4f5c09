from collections.abc import Iterable

from flask import request
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.clock import short_date
from app.decisions.effects import Effect
from app.decisions.models import ResolutionClause
from app.web.forms import RegisterForm, TextField, choices_of

_LONGEST_QUOTE = 160


class SearchedForForm(RegisterForm):
    """Which earlier decision is meant. It is sent by GET, so that going back asks it again."""

    class Meta:
        csrf = False

    q = TextField(
        "Which earlier decision",
        description="Its reference, like EAB 10/2017 (2), or some of its words",
    )

    @classmethod
    def sent(cls) -> "SearchedForForm":
        return cls(request.args)


class LinkForm(RegisterForm):
    """What a decision does to one of those that were found."""

    effect = RadioField(
        "What this decision does",
        [InputRequired("Choose what this decision does to the earlier one")],
        choices=choices_of(Effect),
        coerce=str,
    )
    earlier = RadioField("To the decision", coerce=str, validate_choice=True)

    @classmethod
    def of(cls, found: Iterable[ResolutionClause]) -> "LinkForm":
        form = cls()
        form.found = {str(clause.id): clause for clause in found}
        form.earlier.choices = [SelectChoice(k, _in_words(c)) for k, c in form.found.items()]
        if len(form.found) == 1 and not form.earlier.data:
            form.earlier.data = next(iter(form.found))
        return form

    found: dict[str, ResolutionClause]

    @property
    def chosen(self) -> ResolutionClause:
        return self.found[self.earlier.data]


def _in_words(clause: ResolutionClause) -> str:
    meeting = clause.resolution.item.meeting
    words = clause.text
    if len(words) > _LONGEST_QUOTE:
        words = words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"{clause.citation}, {meeting.body.name}, {short_date(meeting.held_on)}: {words}"
