from wtforms import BooleanField, HiddenField
from wtforms.validators import DataRequired

from app.watching.rules import Often
from app.web.forms import RegisterForm, TextField, WordField

_NAME = [DataRequired("Enter a name for this search")]


class KeepForm(RegisterForm):
    """Keeping the search that a page of results shows."""

    marked = False
    name = TextField("Save this search as", _NAME)
    weekly = BooleanField("E-mail me once a week what is new")
    address = HiddenField()


class SavedSearchForm(RegisterForm):
    name = TextField("Name", _NAME)
    often = WordField(
        "Send me what is new by e-mail",
        of=Often,
        description="Only what everyone may read is sent, because messages get passed on. "
        "Each has a link that ends them.",
    )
