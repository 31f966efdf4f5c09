from typing import Any

from wtforms import Field, FieldList, FormField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from app.agenda.models import AgendaItem
from app.decisions.clause_forms import MOST_ROWS, ClauseRow, ClausesForm, rows_of
from app.decisions.clauses import RESOLVED_STYLE, straightened
from app.decisions.models import RecommendationClause, Resolution
from app.decisions.rules import ClauseKind, Manner, Outcome
from app.decisions.voting_models import Motion
from app.decisions.wording import KEYWORDS, USUAL_KEYWORD, after_keyword, keyword_of
from app.web.forms import TextField, WordField


class ResolvedRow(ClauseRow):
    recommended = SelectField("Answers", coerce=str, default="")
    outcome = WordField("Outcome", of=Outcome, none="None chosen")
    kind = WordField("This clause", of=ClauseKind, default=ClauseKind.DECIDE)

    def validate_outcome(self, outcome: Field) -> None:
        if self.recommended.data and outcome.data is None:
            raise ValidationError("Choose what became of the recommendation")


class ResolutionForm(ClausesForm):
    style = RESOLVED_STYLE
    recommended: dict[str, RecommendationClause]
    carried: list[Motion]

    keyword = SelectField("Keyword", default=USUAL_KEYWORD, coerce=str)
    lead_in = TextField("Lead-in, after the keyword", description="For example “that the Board:”")
    manner = WordField("Manner", of=Manner, none="Not stated")
    rows = FieldList(FormField(ResolvedRow), min_entries=1, max_entries=MOST_ROWS)

    @classmethod
    def on(cls, item: AgendaItem, stored: Resolution | None = None) -> "ResolutionForm":
        form = cls(**_answers_of(stored)) if stored else cls()
        form.stored = stored
        form.recommended = {str(c.id): c for r in item.recommendations for c in r.clauses}
        form.carried = [m for m in item.motions if m.parent is None and _is_carried(m)]
        words = dict.fromkeys([*KEYWORDS, *([stored.keyword] if stored else [])])
        form.keyword.choices = [SelectChoice(word, word) for word in words]
        form._offer_choices()
        return form

    def _offer_choices(self) -> None:
        choices = [SelectChoice("", "No recommendation")]
        choices += [SelectChoice(key, _in_short(c)) for key, c in self.recommended.items()]
        for row in self.rows:
            row.form.recommended.choices = choices

    def _obey(self, press: str) -> None:
        if press == "start":
            self._start_from_the_recommendations()
        elif press == "motion":
            self._start_from_the_motion()
        else:
            super()._obey(press)

    def _start_from_the_recommendations(self) -> None:
        """Add a row for each recommendation that no row answers, in its own words."""
        rows = self._written
        self.moved_to = len(rows)
        answered = {row["recommended"] for row in rows}
        for key, clause in self.recommended.items():
            if key not in answered:
                rows.append(
                    {
                        "level": clause.level,
                        "text": clause.text,
                        "recommended": key,
                        "outcome": clause.outcome or Outcome.ACCEPTED,
                    }
                )
        self._stand(rows, straightened([row["level"] for row in rows]))
        opening = next((c.recommendation.lead_in for c in self.recommended.values()), "")
        self.lead_in.data = self.lead_in.data or after_keyword(keyword_of(opening), opening)

    def _start_from_the_motion(self) -> None:
        """Add a row for each motion that was carried, as it stood in the end."""
        rows = self._written
        self.moved_to = len(rows)
        rows += [{"level": 1, "text": motion.as_it_stands} for motion in self.carried]
        self._stand(rows, straightened([row["level"] for row in rows]))

    def recommended_words(self, row: Any) -> str:
        """What the recommendation says that `row` answers, where the row says otherwise."""
        clause = self.recommended.get(row.form.recommended.data)
        return clause.text if clause and clause.text != row.form.text.data else ""

    def _draft(self, row: ClauseRow) -> dict[str, Any]:
        return super()._draft(row) | {
            "recommended": self.recommended.get(row.recommended.data),
            "kind": row.kind.data,
        }


def _answers_of(stored: Resolution) -> dict[str, Any]:
    """What a stored resolution answers to the questions of its form."""
    rows = rows_of(stored.clauses, ResolutionForm.style)
    for row, clause in zip(rows, stored.clauses, strict=True):
        row["recommended"] = str(clause.recommended_id or "")
        row["kind"] = clause.kind
    return {
        "seen": stored.version,
        "keyword": stored.keyword,
        "lead_in": after_keyword(stored.keyword, stored.lead_in),
        "manner": stored.manner,
        "rows": rows,
    }


def _is_carried(motion: Motion) -> bool:
    return bool(motion.result and motion.result.is_agreed)


def _in_short(clause: RecommendationClause) -> str:
    words = clause.text if len(clause.text) <= 70 else f"{clause.text[:67].rstrip()}…"
    return f"{clause.label} {words}".strip()
