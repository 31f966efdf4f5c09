from wtforms import BooleanField, HiddenField, PasswordField
from wtforms.validators import InputRequired

from app.accounts.rules import SHORTEST_PASSWORD, Role
from app.web.forms import RegisterForm, TextField, WordField

_NEW = {"autocomplete": "new-password"}
_LENGTH = f"At least {SHORTEST_PASSWORD} characters. Three or four random words are easy to keep."


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


class NewAccountForm(AccountForm):
    password = PasswordField(
        "Password", [InputRequired("Enter a password")], description=_LENGTH, render_kw=_NEW
    )


class ChangeAccountForm(AccountForm):
    active = BooleanField(
        "This account may sign in", description="Without this, the account is closed."
    )


class ResetPasswordForm(RegisterForm):
    password = PasswordField(
        "New password", [InputRequired("Enter a new password")], description=_LENGTH, render_kw=_NEW
    )


class OwnPasswordForm(RegisterForm):
    current = PasswordField("Present password", [InputRequired("Enter your present password")])
    password = PasswordField(
        "New password", [InputRequired("Enter a new password")], description=_LENGTH, render_kw=_NEW
    )
