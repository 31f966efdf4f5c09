from wtforms import HiddenField, PasswordField
from wtforms.validators import InputRequired

from app.web.forms import RegisterForm, TextField


class SignInForm(RegisterForm):
    email = TextField("Email address", [InputRequired("Enter your email address")])
    password = PasswordField("Password", [InputRequired("Enter your password")])
    next = HiddenField()
