"""The base of every form, and the few fields that GOV.UK pages ask in their own way."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms import IntegerField, SelectField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from app.errors import RuleBroken
from app.web import stale

LONGEST_LINE = 500
LONGEST_LIST = 20
LARGEST_NUMBER = 2**31 - 1  # what an INTEGER of PostgreSQL holds


class RegisterForm(FlaskForm):
    """A form that can show a refusal beside its own validation errors.

    It knows what it was shown with: a save from what is no longer so is refused (`stale`). One
    that has a `seen` of its own counts revisions, and says itself when it is stale.

    `doubts` are sentences about what looks wrong but may be right: each has a box to tick, and
    nothing is saved before all are ticked.
    """

    doubts: Sequence[str] = ()
    #: Whether what others changed meanwhile goes together with what was changed here.
    merges = False
    #: A list that is saved at each move; a move is made on what is there.
    marked = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.clashes: list[stale.Clash] = []

    @property
    def marks(self) -> Markup:
        """What a page sends beside the answers: that it is ours, and what it was shown with."""
        token = Markup(self.csrf_token) if "csrf_token" in self else Markup("")
        return token + stale.hidden(self._mark) if self._is_marked else token

    @property
    def _is_marked(self) -> bool:
        return self.marked and (self.merges or "seen" not in self)

    @property
    def _mark(self) -> str:
        """Once both answers were shown, the next save is made knowing theirs."""
        sent = stale.mark_sent()
        if sent is None or self.clashes:
            return stale.mark_of(self)
        return " ".join(f"{name}:{digest}" for name, digest in sent.items())

    def validate(self, extra_validators: Any = None) -> bool:
        valid = bool(super().validate(extra_validators))
        return not self._was_overtaken() and valid

    def _was_overtaken(self) -> bool:
        seen = stale.mark_sent()
        if seen is None or not self._is_marked:
            return False
        found = list(stale.clashes(self, seen))
        if self.merges:
            found = [(field, clash) for field, clash in found if not clash.taken_over]
        for field, clash in found:
            if clash.taken_over:
                field.process(None, field.object_data)
        self.clashes = [clash for _, clash in found]
        if self.clashes:
            stale.refuse_as_overtaken()
            self.form_errors.append(stale.SAVED_MEANWHILE)
        return bool(self.clashes)

    def is_sure(self, doubts: Sequence[str]) -> bool:
        """Whether whoever asked has ticked each of `doubts`; a new sentence is asked anew."""
        self.doubts = doubts
        asked = [doubt for doubt in doubts if doubt not in self.ticked]
        self.form_errors.extend(asked)
        return not asked

    @property
    def ticked(self) -> list[str]:
        return request.form.getlist("sure")

    def refuse(self, refusal: RuleBroken) -> None:
        """Say why beside the answer at fault, or above the form where there is no such answer."""
        field = self._fields.get(refusal.about)
        if field is None:
            self.form_errors.append(str(refusal))
        else:
            field.errors = [*field.errors, str(refusal)]

    def refuse_all(self, refusals: Iterable[RuleBroken]) -> bool:
        """Say each of them, but for answers that something was said of; whether there was one."""
        found = list(refusals)
        amiss = {name for name, field in self._fields.items() if field.errors}
        for refusal in found:
            if refusal.about not in amiss:
                self.refuse(refusal)
        return bool(found)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, by field name, without the CSRF token."""
        return {
            name: field.record if isinstance(field, RecordField) else field.data
            for name, field in self._fields.items()
            if name != "csrf_token"
        }


def stripped(value: str | None) -> str:
    """Without the spaces around it, nor the NUL that PostgreSQL refuses to keep."""
    return (value or "").replace("\x00", "").strip()


def stripped_lines(value: str | None) -> str:
    """Several lines, ended as the register ends them; browsers send CR LF."""
    return stripped((value or "").replace("\r\n", "\n").replace("\r", "\n"))


class TextField(StringField):
    """One line of text, without the spaces around it, short enough for PostgreSQL to index."""

    def __init__(self, label: str, validators: Any = None, **options: Any) -> None:
        options.setdefault("filters", [stripped])
        fits = Length(
            max=LONGEST_LINE, message=f"{label} must be {LONGEST_LINE} characters or fewer"
        )
        super().__init__(label, [*(validators or ()), fits], **options)


class WholeNumberField(IntegerField):
    """A whole number or nothing, refused in plain words."""

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0].strip():
            self.data = None
            return
        try:
            self.data = int(valuelist[0].strip())
            if abs(self.data) > LARGEST_NUMBER:
                raise ValueError(self.data)
        except ValueError:
            self.data = None
            raise ValidationError(f"{self.label.text} must be a whole number") from None


class RecordField(SelectField):
    """A choice of one stored record, or none: `record`.

    `offer` gives the records; it is called when the form is made, never at import.
    """

    def __init__(
        self,
        label: str,
        validators: Any = None,
        *,
        offer: Callable[[], Iterable[Any]] = tuple,
        words: Callable[[Any], str],
        none: str = "None",
        **options: Any,
    ) -> None:
        self._words, self._none = words, none
        super().__init__(label, validators, choices=[], coerce=str, **options)
        self.choose_from(offer())

    def choose_from(self, records: Iterable[Any]) -> None:
        """Offer these records, where what is offered depends on the page."""
        self._records = {str(record.id): record for record in records}
        self.choices = [SelectChoice("", self._none)] + [
            SelectChoice(key, self._words(record)) for key, record in self._records.items()
        ]

    @property
    def is_long(self) -> bool:
        """Whether it is quicker looked through by typing."""
        return len(self._records) > LONGEST_LIST

    def pre_validate(self, form: Any) -> None:
        try:
            super().pre_validate(form)
        except ValidationError:
            raise ValidationError(f"{self.label.text}: choose one of the list") from None

    def process_data(self, value: Any) -> None:
        self.data = str(value.id) if value is not None else ""

    @property
    def record(self) -> Any:
        return self._records.get(self.data or "")


class WordField(SelectField):
    """A choice of one word of a vocabulary. Its data is the member, or None."""

    def __init__(
        self,
        label: str,
        validators: Any = None,
        *,
        of: type[Any],
        none: str | None = None,
        **options: Any,
    ) -> None:
        options.setdefault("coerce", lambda value: of(value) if value else None)
        super().__init__(label, validators, choices=choices_of(of, none), **options)


def choices_of(vocabulary: type[Any], none: str | None = None) -> list[SelectChoice]:
    """The members of an enumeration as choices, in its own words."""
    first = [SelectChoice("", none)] if none is not None else []
    return first + [SelectChoice(m.value, m.value[:1].upper() + m.value[1:]) for m in vocabulary]
