from collections.abc import Iterable

from wtforms import HiddenField, TextAreaField

from app.agenda.forms import StepForm
from app.checks.found import Finding, Level
from app.web.forms import RegisterForm, TextField, stripped_lines


class LetStandForm(RegisterForm):
    """Why one warning may stand; a prompt may go without a word."""

    key = HiddenField()
    reason = TextField("Why it may stand")


class PublishForm(StepForm):
    """Before minutes are published; `reason` is asked for where something warns."""

    reason = TextAreaField(
        "Why they may be published with these warnings",
        filters=[stripped_lines],
        description="One reason for all of them. It is kept with each, and in the history",
        render_kw={"rows": 3},
    )

    @classmethod
    def over(cls, found: Iterable[Finding]) -> "PublishForm":
        form = cls()
        if not any(finding.level is Level.WARN for finding in found):
            del form.reason
        return form

    @property
    def given_reason(self) -> str:
        return (self.reason.data or "") if "reason" in self else ""
