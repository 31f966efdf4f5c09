"""Papers, and the matters that items belong to."""

from operator import attrgetter
from typing import Any

from flask_wtf.file import FileField
from wtforms import TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

from app.accounts.rules import Viewer
from app.agenda.models import AgendaItem
from app.agenda.papers import MEDIA_TYPES, Upload
from app.agenda.queries import exemption_law, matters_offered
from app.agenda.rules import DocumentKind, Part
from app.web.forms import RecordField, RegisterForm, TextField, WordField, stripped_lines


class DocumentForm(RegisterForm):
    title = TextField("Title", description="Left empty, the name of the file")
    kind = WordField("Kind of paper", of=DocumentKind, default=DocumentKind.REPORT)
    reference = TextField("Reference", description="The number of the report, if it has one")
    restriction = WordField("Who may read it", of=Part, default=Part.OPEN)
    restriction_reason = TextField(
        "Why it is restricted",
        description="Choose a ground, or say which. An item that is exempt gives its own",
        render_kw={"list": "grounds"},
    )

    @property
    def grounds(self) -> list[str]:
        return exemption_law().reasons

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.restriction.choices = [
            SelectChoice(Part.OPEN.value, "Everyone"),
            SelectChoice(Part.EXEMPT.value, "Not the public: exempt"),
            SelectChoice(Part.CONFIDENTIAL.value, "Not the public: confidential"),
        ]


class AddDocumentForm(DocumentForm):
    has_upload = True
    file = FileField(
        "File",
        description="PDF, Office, OpenDocument, text, CSV, PNG or JPEG, up to 20 MB",
        render_kw={"accept": ",".join(f".{extension}" for extension in MEDIA_TYPES)},
    )
    url = TextField(
        "Or its address elsewhere", description="Where the paper is kept on another website"
    )

    @property
    def document(self) -> dict[str, Any]:
        """What `add_document` is told. The file is read, so this is asked once."""
        answers = {name: answer for name, answer in self.answers.items() if name != "file"}
        sent = self.file.data
        return answers | {"upload": Upload(sent.filename or "", sent.read()) if sent else None}


class LinkedDocumentForm(DocumentForm):
    url = TextField("Its address")


class MatterForm(RegisterForm):
    title = TextField("Title", [DataRequired("Enter what the matter is called")])
    summary = TextAreaField(
        "Summary", filters=[stripped_lines], description="What it is about, in a few sentences"
    )


class FollowForm(RegisterForm):
    """The matter that an item is part of: one there is, or a new one by its title."""

    matter = RecordField("Matter", words=attrgetter("title"), none="None")
    new_title = TextField("Or begin a new matter", description="What the new matter is called")

    @classmethod
    def by(cls, viewer: Viewer, item: AgendaItem) -> "FollowForm":
        form = cls(obj=item)
        form.matter.choose_from(matters_offered(viewer, item))
        return form
