from wtforms import TextAreaField
from wtforms.validators import InputRequired

from app.bodies.queries import all_bodies
from app.bodies.rules import LinkKind
from app.people.forms import OrganisationField
from app.web.day_fields import PartialDayField
from app.web.forms import RecordField, RegisterForm, TextField, WordField, stripped_lines

_ADDRESS = {"type": "url", "autocomplete": "off"}


class LinkForm(RegisterForm):
    kind = WordField(
        "This body",
        [InputRequired("Select how they stand to each other")],
        of=LinkKind,
        none="Select how",
    )
    other_body = RecordField(
        "Another body", offer=all_bodies, words=lambda body: body.name, none="None"
    )
    organisation = OrganisationField("or an organisation", none="None")
    url = TextField(
        "Web address", description="For example, https://www.example.org", render_kw=_ADDRESS
    )
    words = TextField("In words", description="What the link says, where its name is not enough")


class ProjectForm(RegisterForm):
    title = TextField("Title", [InputRequired("Enter the title of the project")])
    aims = TextAreaField(
        "What it is and aims at",
        description="Plain text. A line that begins with - is a bullet.",
        filters=[stripped_lines],
        render_kw={"rows": 10},
    )
    partners_in_words = TextField(
        "Partners in words",
        description="For those who are not entered one by one, for example 20 local schools",
    )
    started = PartialDayField("Started")
    ended = PartialDayField("Ended")


class PartnerForm(RegisterForm):
    organisation = OrganisationField("Partner", [InputRequired("Select an organisation")])


class ReportForm(RegisterForm):
    title = TextField("Title", [InputRequired("Enter the title of the report")])
    project = RecordField("Project it comes from", words=lambda p: p.title, none="None")
    expected = TextField(
        "When it is expected", description="In words, for example in the autumn term"
    )
    received = PartialDayField("When it was received", description="Leave empty while awaited")
    url = TextField("Web address", render_kw=_ADDRESS)
