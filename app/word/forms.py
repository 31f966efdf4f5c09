"""What is asked of whoever gives the papers their look, or wants a year of them."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import SubmitField
from wtforms.validators import InputRequired, NumberRange

from app.bodies.models import Body
from app.web.forms import RecordField, RegisterForm, WholeNumberField


class TemplateForm(RegisterForm):
    has_upload = True
    file = FileField(
        "Word document",
        [FileRequired("Choose a Word document (.docx)")],
        description="One of your own, up to 5 MB: its words are left out",
        render_kw={"accept": ".docx"},
    )

    preview = SubmitField("Preview it first")

    @property
    def upload(self) -> tuple[str, bytes]:
        """The name and the bytes of the file, which is read once."""
        sent = self.file.data
        return sent.filename or "template.docx", sent.read()


class YearForm(RegisterForm):
    year = WholeNumberField(
        "Year",
        [InputRequired("Enter a year"), NumberRange(1800, 2200, "Enter a year, like 2026")],
    )
    body = RecordField("Body", words=attrgetter("name"), none="Every body")

    @classmethod
    def among(cls, bodies: Sequence[Body], **options: Any) -> "YearForm":
        form = cls(**options)
        form.body.choose_from(bodies)
        return form
