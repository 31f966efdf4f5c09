from wtforms import BooleanField, Form, SelectField
from wtforms.fields.choices import SelectChoice

from app.audit.queries import Asked, kinds
from app.audit.rules import in_words
from app.web.day_fields import DayField
from app.web.forms import TextField


class LogForm(Form):
    """What to look for in the log; it is sent by GET, so that a search has an address."""

    words = TextField("Words", description="In what a record said before or after")
    who = TextField("Who", description="Part of a name, or “command line”")
    kind = SelectField("Kind of record", coerce=str, default="")
    sign_ins = BooleanField(
        "With sign-ins, and the texts that are read from papers", false_values=("", "n")
    )
    first = DayField("From")
    last = DayField("To")

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.kind.choices = [SelectChoice("", "Every kind")] + [
            SelectChoice(kind, in_words(kind).capitalize()) for kind in kinds()
        ]

    @property
    def asked(self) -> Asked:
        return Asked(
            self.words.data or "",
            self.who.data or "",
            self.kind.data or "",
            self.sign_ins.data,
            self.first.data,
            self.last.data,
        )

    @property
    def asks(self) -> bool:
        """Whether anything is looked for."""
        return self.asked != Asked()

    @property
    def sees_sign_ins(self) -> bool:
        return bool(self.asked.sign_ins or self.asked.kind)
