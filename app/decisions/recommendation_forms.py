from wtforms import FieldList, FormField
from wtforms.validators import DataRequired

from app.decisions.clause_forms import MOST_ROWS, ClauseRow, ClausesForm, rows_of
from app.decisions.clauses import RECOMMENDED_STYLE
from app.decisions.models import Recommendation
from app.decisions.rules import Outcome
from app.web.forms import RegisterForm, TextField, WordField


class RecommendedRow(ClauseRow):
    outcome = WordField(
        "What became of it",
        of=Outcome,
        none="No outcome yet",
    )


class RecommendationForm(ClausesForm):
    style = RECOMMENDED_STYLE
    lead_in = TextField(
        "Lead-in", description="As printed, for example “RECOMMENDED that the Board:”"
    )
    source = TextField(
        "Where it comes from",
        [DataRequired("Enter where the recommendation comes from")],
        default="report",
        description="For example report, chair, or the body that refers it",
    )
    rows = FieldList(FormField(RecommendedRow), min_entries=1, max_entries=MOST_ROWS)

    @classmethod
    def of(cls, stored: Recommendation | None) -> "RecommendationForm":
        if stored is None:
            return cls()
        form = cls(
            seen=stored.version,
            lead_in=stored.lead_in,
            source=stored.source,
            rows=rows_of(stored.clauses, cls.style),
        )
        form.stored = stored
        return form


class SettleForm(RegisterForm):
    outcome = WordField("What became of it", of=Outcome, none="No outcome yet")
