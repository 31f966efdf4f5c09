"""How a house words and numbers what it resolves, as the pages ask it."""

from enum import StrEnum
from typing import Any, TypeVar

from wtforms import Field, HiddenField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from app.bodies.house_style import HouseStyle, check_numbering
from app.bodies.rules import AttendancePrinted, DeclarationsPrinted, VotesPrinted
from app.errors import RuleBroken
from app.web.forms import RegisterForm, TextField
from app.wording.styles import Style

_EXAMPLES = {
    Style.PAST_LIST: "RESOLVED the Board: (1) Noted the report",
    Style.SUBJUNCTIVE: "RESOLVED that the report be noted",
    Style.PRESENT: "RESOLVED that the Board notes the report",
    Style.INFINITIVE: "The Board resolved to: (1) Note the report",
    Style.DECISION: "Decision: (1) Noted the report",
    Style.PAST_AFTER_THAT: "RESOLVED: (1) That the Board noted the report",
    Style.INDICATIVE: "RESOLVED that the report is noted",
    Style.SCOTTISH: "The Board agreed:- (1) to note the report",
}
_FORMS = [SelectChoice(style.value, words) for style, words in _EXAMPLES.items()]
Printed = TypeVar("Printed", bound=StrEnum)


def _choices(ways: type[Printed]) -> list[SelectChoice]:
    return [SelectChoice(way.value, way.capitalize()) for way in ways]


_LEVELS = "How each level begins, for example (1) (a) (i) or 1. a) i)"
_NARROW = {"class": "govuk-input--width-10"}


def _is_numbering(_form: object, field: Field) -> None:
    try:
        check_numbering(field.data)
    except RuleBroken as refusal:
        raise ValidationError(str(refusal)) from None


_NUMBERING = [Length(max=60), _is_numbering]


class AuthorityStyleForm(RegisterForm):
    """`press` is “preview” where the style is only to be shown."""

    press = HiddenField(default="save")
    resolution_form = SelectField(
        "How resolutions are worded", choices=_FORMS, coerce=Style, default=Style.PAST_LIST
    )
    resolution_numbering = TextField(
        "Numbers of resolutions",
        [InputRequired("Enter how resolutions are numbered"), *_NUMBERING],
        description=_LEVELS,
        default="(1) (a) (i)",
        render_kw=_NARROW,
    )
    recommendation_numbering = TextField(
        "Numbers of recommendations",
        [InputRequired("Enter how recommendations are numbered"), *_NUMBERING],
        description=_LEVELS,
        default="(i) (a) (1)",
        render_kw=_NARROW,
    )
    votes_printed = SelectField(
        "A vote taken by name is printed as",
        choices=_choices(VotesPrinted),
        coerce=VotesPrinted,
        default=VotesPrinted.TABLE,
    )
    attendance_printed = SelectField(
        "Attendance is printed as",
        choices=_choices(AttendancePrinted),
        coerce=AttendancePrinted,
        default=AttendancePrinted.TABLE,
    )
    declarations_printed = SelectField(
        "Declarations of interest are printed as",
        choices=_choices(DeclarationsPrinted),
        coerce=DeclarationsPrinted,
        default=DeclarationsPrinted.TABLE,
    )

    @property
    def style(self) -> dict[str, Any]:
        """The answers, as columns of an authority or a body."""
        return {name: value for name, value in self.answers.items() if name != "press"}


class BodyStyleForm(AuthorityStyleForm):
    """Whatever is left empty is the authority's."""

    resolution_form = SelectField(
        "How resolutions are worded", coerce=lambda value: Style(value) if value else None
    )
    resolution_numbering = TextField("Numbers of resolutions", _NUMBERING, render_kw=_NARROW)
    recommendation_numbering = TextField(
        "Numbers of recommendations", _NUMBERING, render_kw=_NARROW
    )
    votes_printed = SelectField(
        "A vote taken by name is printed as",
        coerce=lambda value: VotesPrinted(value) if value else None,
    )
    attendance_printed = SelectField(
        "Attendance is printed as",
        coerce=lambda value: AttendancePrinted(value) if value else None,
    )
    declarations_printed = SelectField(
        "Declarations of interest are printed as",
        coerce=lambda value: DeclarationsPrinted(value) if value else None,
    )
    resolved_word = TextField("Word before a resolution", render_kw=_NARROW)
    recommended_word = TextField("Word before a recommendation", render_kw=_NARROW)
    councillor_title = TextField("Title of a councillor", render_kw=_NARROW)

    @classmethod
    def under(cls, usual: HouseStyle, stored: Any) -> "BodyStyleForm":
        """Say beside each question what the authority's own style is."""
        form = cls(obj=stored)
        inherited = f"As the authority: {_EXAMPLES[usual.form]}"
        form.resolution_form.choices = [SelectChoice("", inherited), *_FORMS]
        for field, ways, way in (
            (form.votes_printed, VotesPrinted, usual.votes),
            (form.attendance_printed, AttendancePrinted, usual.attendance),
            (form.declarations_printed, DeclarationsPrinted, usual.declarations),
        ):
            field.choices = [SelectChoice("", f"As the authority: {way}"), *_choices(ways)]
        told = {
            form.resolution_numbering: " ".join(usual.resolutions),
            form.recommendation_numbering: " ".join(usual.recommendations),
            form.resolved_word: usual.resolved_word,
            form.recommended_word: usual.recommended_word,
            form.councillor_title: usual.councillor_title,
        }
        for field, words in told.items():
            field.description = f"Left empty, as the authority: {words}"
        return form
