from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField
from wtforms.validators import InputRequired

from app.accounts.queries import open_accounts
from app.accounts.rules import Viewer
from app.people.models import Person
from app.people.queries import everyone, organisations
from app.people.rules import OrganisationKind, StatutoryRole
from app.web.day_fields import DayField
from app.web.forms import RecordField, RegisterForm, TextField, WordField


class PersonField(RecordField):
    """A choice of one person, listed as an index lists them, so that typing finds the name."""

    def __init__(self, label: str, validators: Any = None, **options: Any) -> None:
        options.setdefault("none", "Select a person")
        super().__init__(label, validators, offer=everyone, words=listed_name, **options)

    def process_data(self, value: Any) -> None:
        """Whoever is named already can stay, also where nobody else would be offered them."""
        if value is not None and str(value.id) not in self._records:
            self.choose_from([value, *self._records.values()])
        super().process_data(value)


class OrganisationField(RecordField):
    """A choice of one organisation."""

    def __init__(self, label: str, validators: Any = None, **options: Any) -> None:
        options.setdefault("none", "Select an organisation")
        super().__init__(
            label, validators, offer=organisations, words=lambda found: found.name, **options
        )


def listed_name(person: Person) -> str:
    """“Lee, Suzy (Councillor)”."""
    given = person.name.removesuffix(f" {person.family_name}")
    name = f"{person.family_name}, {given}" if given != person.name else person.name
    return f"{name} ({person.title})" if person.title else name


class PersonForm(RegisterForm):
    title = TextField(
        "Title",
        description="For example, Councillor or Dr. Leave empty for none.",
        render_kw={"class": "govuk-input--width-10"},
    )
    name = TextField(
        "Full name",
        [InputRequired("Enter a name")],
        description="Without the title, for example Suzy Lee",
    )
    someone_else = BooleanField("This is someone else")
    family_name = TextField(
        "Family name",
        description="Lists are ordered by it. Left empty, the last word of the name.",
        render_kw={"class": "govuk-input--width-20"},
    )
    honours = TextField(
        "Honours", description="For example, OBE", render_kw={"class": "govuk-input--width-10"}
    )
    email = TextField("Email address", render_kw={"type": "email", "autocomplete": "off"})
    telephone = TextField(
        "Telephone",
        render_kw={"class": "govuk-input--width-20", "type": "tel", "autocomplete": "off"},
    )
    account = RecordField(
        "Account they sign in with",
        offer=open_accounts,
        words=lambda account: f"{account.name} ({account.email})",
        none="None",
    )

    def ask_for_account(self, viewer: Viewer) -> None:
        """Whom an account belongs to decides what exempt business it reads (`bodies.belonging`).

        So that is not for a clerk who keeps only some bodies.
        """
        if not viewer.runs_the_authority:
            del self.account

    def told(self, person: Person) -> dict[str, Any]:
        """What `describe_person` is told; an account that was not asked for stays."""
        return {"account": person.account} | self.answers

    def ask_about(self, namesakes: Sequence[Person]) -> None:
        """Ask whether this is someone else only where someone is nearly of the same name."""
        if namesakes:
            names = ", ".join(person.formal_name for person in namesakes[:5])
            self.someone_else.description = f"In the register already: {names}"
        else:
            del self.someone_else


class PostForm(RegisterForm):
    post = TextField(
        "Post",
        [InputRequired("Enter the post")],
        description="For example, Executive Director or Head of Planning",
    )
    organisation = OrganisationField("Organisation", none="None")
    statutory_role = WordField("Statutory role", of=StatutoryRole, none="None")
    starts_on = DayField("First day", description="Leave empty if it is not known")
    ends_on = DayField("Last day", description="Leave empty while the post is held")


class AffiliationForm(RegisterForm):
    organisation = OrganisationField("Organisation", [InputRequired("Select an organisation")])
    role = TextField(
        "What they are to it",
        [InputRequired("Enter what they are to the organisation, like governor")],
        description="For example, governor, trustee or member",
    )
    starts_on = DayField("First day", description="Leave empty if it is not known")
    ends_on = DayField("Last day", description="Leave empty while it lasts")


class OrganisationForm(RegisterForm):
    name = TextField("Name", [InputRequired("Enter the name of the organisation")])
    kind = WordField(
        "Kind", [InputRequired("Select a kind")], of=OrganisationKind, none="Select a kind"
    )
    url = TextField(
        "Website",
        description="For example, https://www.example.org",
        render_kw={"type": "url", "autocomplete": "off"},
    )
