from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField
from wtforms.validators import InputRequired

from app.web.forms import RegisterForm, TextField


class UploadForm(RegisterForm):
    """Asks for a saved page; nothing is stored yet."""

    has_upload = True
    page = FileField(
        "The saved page",
        [FileRequired("Choose the page that you saved")],
        description="The page of one agenda item, saved from a council’s website as text or HTML",
    )


class EnterForm(RegisterForm):
    """Carries the page from the preview to the register, with the number a clerk gives it."""

    text = HiddenField(validators=[InputRequired("The page is missing: choose it again")])
    file_name = HiddenField()
    guess = HiddenField()
    number = TextField(
        "Item number", description="As on the agenda, like 4 or 4a; leave empty if it has none"
    )
