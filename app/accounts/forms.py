from typing import Any

from wtforms import BooleanField, HiddenField, PasswordField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.accounts.bodies import bodies
from app.accounts.passwords import LONGEST, SHORTEST
from app.accounts.rules import Role, doubts_about_keeping
from app.web.forms import RegisterForm, TextField, WordField

_NEW = {"autocomplete": "new-password"}
_ADVICE = (
    f"{SHORTEST} to {LONGEST} characters, of any kind. Three or four words that have nothing to do "
    "with each other are hard to guess and easy to keep."
)


class SignInForm(RegisterForm):
    email = TextField("Email address", [InputRequired("Enter your email address")])
    password = PasswordField("Password", [InputRequired("Enter your password")])
    next = HiddenField()


class AccountForm(RegisterForm):
    name = TextField("Name", [InputRequired("Enter the name of the person who signs in")])
    email = TextField(
        "Email address",
        [InputRequired("Enter an email address")],
        render_kw={"type": "email", "autocomplete": "off"},
    )
    role = WordField("Role", [InputRequired("Select a role")], of=Role, none="Select a role")
    every_body = BooleanField(
        "Keeps the record of every body", description="Those that are set up later among them."
    )
    bodies = SelectMultipleField(
        "Keeps the record of these bodies",
        coerce=int,
        description="For a clerk of some bodies only. An administrator keeps none unless given it.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.bodies.choices = [SelectChoice(key, name) for key, name in bodies().names().items()]
        if not self.bodies.choices:
            del self.bodies

    def doubts_about_keeping(self) -> list[str]:
        chosen = self.bodies.data if self.bodies else ()
        return doubts_about_keeping(self.role.data, self.every_body.data, chosen or ())


class ChangeAccountForm(AccountForm):
    active = BooleanField(
        "This account may sign in", description="Without this, the account is closed."
    )


class ForgottenPasswordForm(RegisterForm):
    email = TextField(
        "Email address",
        [InputRequired("Enter your email address")],
        render_kw={"type": "email", "autocomplete": "username"},
    )


class ChoosePasswordForm(RegisterForm):
    password = PasswordField(
        "Password", [InputRequired("Enter a password")], description=_ADVICE, render_kw=_NEW
    )


class OwnPasswordForm(RegisterForm):
    current = PasswordField("Present password", [InputRequired("Enter your present password")])
    password = PasswordField(
        "New password", [InputRequired("Enter a new password")], description=_ADVICE, render_kw=_NEW
    )
