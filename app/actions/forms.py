from datetime import date
from operator import attrgetter
from typing import Any

from flask_wtf.file import FileField
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

from app.accounts.rules import Viewer
from app.actions.due_words import day_meant, due_said_in
from app.actions.models import Action
from app.actions.queries import (
    Wanted,
    bodies_with_actions,
    matters_of_actions,
    owners_of_actions,
    years_of_actions,
)
from app.actions.raising_queries import named_in, next_meeting_day, offices_open
from app.actions.rules import ActionStatus, Priority, Rag
from app.agenda.papers import MEDIA_TYPES, Upload
from app.bodies.models import Body
from app.bodies.rules import municipal_year_label
from app.clock import today
from app.decisions.models import ResolutionClause
from app.meetings.forms import listed_name
from app.people.forms import PersonField
from app.people.queries import officers
from app.web.day_fields import DayField
from app.web.forms import (
    RecordField,
    RegisterForm,
    TextField,
    WordField,
    choices_of,
    stripped_lines,
)


class ActionForm(RegisterForm):
    text = TextAreaField(
        "What must be done", [DataRequired("Say what must be done")], filters=[stripped_lines]
    )
    owner = PersonField("Person responsible", none="Nobody named")
    owner_post = TextField("Post responsible", description="For example, Head of Parks")
    owner_team = TextField("Team responsible")
    besides = TextAreaField(
        "Who else is responsible",
        filters=[stripped_lines],
        description="The name of a person, a post or a team, each on a line of its own",
        render_kw={"rows": 2},
    )
    due_on = DayField("Due date")
    due_words = TextField(
        "Or when in words",
        description="“by the next meeting”, “end of term 12 July”, “within 10 working days”",
    )
    no_date = BooleanField("No date")
    priority = WordField("Priority", of=Priority, default=Priority.NORMAL)
    manager = PersonField("Told if it stays late", none="Whoever is usually told")
    rag_by_hand = WordField("Colour, where not by its date", of=Rag, none="By its date")
    rag_reason = TextField("Why it has that colour")
    restricted = BooleanField("Not public")
    public_text = TextAreaField(
        "What the public read instead",
        filters=[stripped_lines],
        description="For an action that is not public. Left empty, nobody else knows of it",
        render_kw={"rows": 2},
    )

    @classmethod
    def of(cls, action: Action) -> "ActionForm":
        """With what an action says."""
        return cls(obj=action, besides="\n".join(other.name for other in action.others))

    @classmethod
    def from_clause(cls, clause: ResolutionClause) -> "ActionForm":
        """In the words of the decision, and no more public than they are."""
        closed = clause.restricted or clause.resolution.item.is_restricted
        began = {"text": clause.text, "due_words": due_said_in(clause.text)}
        return cls(data={**began, "restricted": closed, "public_text": clause.public_text})

    def told(self, body: Body, raised_on: date) -> dict[str, Any]:
        """What the operations are told: words become a day, and names people.

        Raises RuleBroken where no day can be read from the words.
        """
        answers = self.answers
        answers["others"] = named_in(answers.pop("besides"))
        if answers["due_words"] and not (answers["due_on"] or answers["no_date"]):
            answers["due_on"] = day_meant(
                answers["due_words"],
                raised_on,
                next_meeting=next_meeting_day(body, raised_on),
                working=offices_open(),
            )
        return answers


class ReportForm(RegisterForm):
    """The one short form, which is all that a link in a message opens."""

    status = WordField("How it stands", of=ActionStatus)
    note = TextAreaField(
        "What was done",
        filters=[stripped_lines],
        description="Needed where the action is done or cancelled",
    )


class ProgressForm(ReportForm):
    has_upload = True
    file = FileField(
        "A file that shows it",
        description="PDF, Office, OpenDocument, text, CSV, PNG or JPEG, up to 20 MB",
        render_kw={"accept": ",".join(f".{extension}" for extension in MEDIA_TYPES)},
    )

    @property
    def report(self) -> dict[str, Any]:
        """What `report_progress` is told. The file is read, so this is asked once."""
        answers = {name: answer for name, answer in self.answers.items() if name != "file"}
        sent = self.file.data
        return answers | {"upload": Upload(sent.filename or "", sent.read()) if sent else None}


class ClerksProgressForm(ProgressForm):
    public = BooleanField(
        "Everyone may read this",
        description="Beside the decision, where the council shows progress on decisions",
    )


class HandOverForm(RegisterForm):
    to = RecordField(
        "Who takes it over",
        offer=lambda: officers(today()),
        words=listed_name,
        none="Choose",
        description="Officers, and whoever else holds a post. The clerk can name anyone else",
    )
    note = TextField("A word with it")


class MilestoneForm(RegisterForm):
    text = TextField("Step", [DataRequired("Say what the step is")])
    due_on = DayField("By when")


class BringForm(RegisterForm):
    has_upload = True
    file = FileField("File", render_kw={"accept": ".xlsx,.csv"})

    @property
    def upload(self) -> Upload | None:
        sent = self.file.data
        return Upload(sent.filename or "", sent.read()) if sent else None


class LogForm(RegisterForm):
    columns = TextAreaField(
        "Columns of the log",
        filters=[stripped_lines],
        description="One on a line, in order. The page, Excel, CSV and Word have them",
        render_kw={"rows": 14},
    )
    publish_progress = BooleanField(
        "Show progress on decisions to everyone",
        description="Beside a decision: what was done and when, where a clerk lets it be read",
    )


class FilterForm(RegisterForm):
    """Which actions to list. It is read from the address, and an unknown answer asks nothing."""

    class Meta:
        csrf = False

    body = RecordField("Body", words=attrgetter("name"), none="All")
    owner = RecordField("Owner", words=listed_name, none="Everyone")
    status = SelectField(
        "Status",
        choices=[
            SelectChoice("open", "Not closed"),
            *choices_of(ActionStatus),
            SelectChoice("to agree", "Done or cancelled, not yet agreed by a meeting"),
            SelectChoice("all", "All"),
        ],
        default="open",
    )
    year = SelectField("Raised in", validate_choice=False)
    matter = RecordField("Matter", words=attrgetter("title"), none="All")
    overdue = BooleanField("Only overdue")

    @classmethod
    def by(cls, viewer: Viewer, asked: MultiDict[str, str]) -> "FilterForm":
        form = cls(asked)
        form.body.choose_from(bodies_with_actions(viewer))
        form.owner.choose_from(owners_of_actions(viewer))
        form.matter.choose_from(matters_of_actions(viewer))
        form.year.choices = [
            SelectChoice("", "Any year"),
            *(SelectChoice(str(y), municipal_year_label(y)) for y in years_of_actions(viewer)),
        ]
        return form

    @property
    def wanted(self) -> Wanted:
        known = {choice.value for choice in self.status.choices}
        years = {choice.value for choice in self.year.choices} - {""}
        return Wanted(
            body=self.body.record,
            owner=self.owner.record,
            status=self.status.data if self.status.data in known else "open",
            overdue=self.overdue.data,
            year=int(self.year.data) if self.year.data in years else None,
            matter=self.matter.record,
        )
