from collections.abc import Sequence
from typing import Any

from wtforms import FieldList, FormField
from wtforms.validators import DataRequired

from app.agenda.models import AgendaItem
from app.bodies.house_style import house_style_of
from app.decisions.clause_forms import MOST_ROWS, ClauseRow, ClausesForm, rows_of
from app.decisions.models import Recommendation
from app.decisions.rules import Outcome
from app.web.forms import RegisterForm, TextField, WordField

#: Most recommendations have two or three clauses; boxes that stay empty are none.
ROWS_AT_FIRST = 3


class RecommendedRow(ClauseRow):
    outcome = WordField(
        "What became of it",
        of=Outcome,
        none="No outcome yet",
    )


class RecommendationForm(ClausesForm):
    of_the_house = ""

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
    def on(cls, item: AgendaItem, stored: Recommendation | None = None) -> "RecommendationForm":
        body = item.meeting.body
        house = house_style_of(body)
        opening = {
            "lead_in": f"{house.recommended_word} that the {body.name}:",
            "rows": [{"level": 1}] * ROWS_AT_FIRST,
        }
        form = cls(**_answers_of(stored, house.recommendations) if stored else opening)
        form.style, form.stored = house.recommendations, stored
        form.of_the_house = str(opening["lead_in"])
        return form

    def _lead_in_by(self, words: str) -> bool:
        self.lead_in.data = words
        return True

    @property
    def untouched(self) -> Sequence[str]:
        return (*super().untouched, self.of_the_house)


def _answers_of(stored: Recommendation, style: tuple[str, ...]) -> dict[str, Any]:
    """What a stored recommendation answers to the questions of its form."""
    return {
        "seen": stored.version,
        "lead_in": stored.lead_in,
        "source": stored.source,
        "rows": rows_of(stored.clauses, style),
    }


class SettleForm(RegisterForm):
    outcome = WordField("What became of it", of=Outcome, none="No outcome yet")
