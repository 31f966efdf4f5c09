from wtforms.validators import InputRequired

from app.web.forms import RegisterForm, WholeNumberField


class RetentionForm(RegisterForm):
    record_years = WholeNumberField(
        "Years for minutes, summaries, agendas and open reports",
        [InputRequired("Enter a number of years")],
        description="At least 6, beginning with the date of the meeting (LGA 1972 s.100C)",
    )
    export_days = WholeNumberField(
        "Days for Word documents that were made",
        [InputRequired("Enter a number of days")],
        description="They are copies: the record they were made of stays",
    )
    background_years = WholeNumberField(
        "Years for background papers",
        [InputRequired("Enter a number of years")],
        description="At least 4, beginning with the date of the meeting (LGA 1972 s.100D)",
    )
