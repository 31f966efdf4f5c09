from collections.abc import Sequence
from typing import Any

from wtforms import Field, FieldList, FormField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from app.agenda.models import AgendaItem
from app.bodies.house_style import HouseStyle, house_style_of
from app.decisions.clause_forms import MOST_ROWS, ClauseRow, ClausesForm, rows_of
from app.decisions.clauses import kind_said, straightened
from app.decisions.models import RecommendationClause, Resolution
from app.decisions.rules import ClauseKind, Manner, Outcome
from app.decisions.turning import Turned, turned
from app.decisions.voting_models import Motion
from app.decisions.wording import (
    KEYWORDS,
    USUAL_KEYWORD,
    after_keyword,
    keyword_of,
    opened,
    parted_at,
)
from app.web.forms import TextField, WordField
from app.wording.comparing import answer_to, same_in_substance
from app.wording.outcomes import Answer

#: What the words of a resolution look like, as the record calls it.
OUTCOMES = {
    Answer.ACCEPTED: Outcome.ACCEPTED,
    Answer.AMENDED: Outcome.AMENDED,
    Answer.PARTLY: Outcome.PARTLY,
    Answer.DEFERRED: Outcome.DEFERRED,
    Answer.REFERRED: Outcome.REFERRED,
    Answer.WITHDRAWN: Outcome.WITHDRAWN,
    Answer.REJECTED: Outcome.REJECTED,
    Answer.NOTED_INSTEAD: Outcome.NOTED_INSTEAD,
}


class ResolvedRow(ClauseRow):
    recommended = SelectField("Answers", coerce=str, default="")
    outcome = WordField("Outcome", of=Outcome, none="None chosen")
    kind = WordField("This clause", of=ClauseKind, none="As its words say")

    def validate_outcome(self, outcome: Field) -> None:
        if self.recommended.data and outcome.data is None:
            raise ValidationError("Choose what became of the recommendation")


class ResolutionForm(ClausesForm):
    house: HouseStyle
    body: str
    recommended: dict[str, RecommendationClause]
    carried: list[Motion]
    amended: Sequence[Any] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._turned: dict[int, Turned] = {}

    keyword = SelectField("Keyword", default=USUAL_KEYWORD, coerce=str)
    lead_in = TextField("Lead-in, after the keyword", description="For example “that the Board:”")
    manner = WordField("Manner", of=Manner, none="Not stated")
    rows = FieldList(FormField(ResolvedRow), min_entries=1, max_entries=MOST_ROWS)

    @classmethod
    def on(cls, item: AgendaItem, stored: Resolution | None = None) -> "ResolutionForm":
        house = house_style_of(item.meeting.body)
        opening = {"keyword": house.keyword}
        form = cls(**_answers_of(stored, house) if stored else opening)
        form.house, form.style, form.body = house, house.resolutions, item.meeting.body.name
        form.stored = stored
        form.recommended = {str(c.id): c for r in item.recommendations for c in r.clauses}
        form.carried = [m for m in item.motions if m.parent is None and _may_begin(m)]
        form._offer_keywords(house.keyword, stored.keyword if stored else "")
        form._offer_choices()
        return form

    def _offer_keywords(self, *more: str) -> None:
        words = dict.fromkeys([*KEYWORDS, *filter(None, more)])
        self.keyword.choices = [SelectChoice(word, word) for word in words]

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
        """Add a row for each recommendation that no row answers, in the words of the house.

        What already has another outcome than being accepted is not turned.
        """
        rows = self._written
        self.moved_to = len(rows)
        answered = {row["recommended"] for row in rows}
        for key, clause in self.recommended.items():
            words = self._turned_of(clause)
            if key not in answered and clause in words.clauses:
                outcome = clause.outcome or Outcome.ACCEPTED
                is_accepted = outcome is Outcome.ACCEPTED
                rows.append(
                    {
                        "level": clause.level,
                        "text": words.clauses[clause].text if is_accepted else clause.text,
                        "recommended": key,
                        "outcome": outcome,
                    }
                )
        self._stand(rows, straightened([row["level"] for row in rows]))
        self._open_as_recommended()

    def _lead_in_by(self, words: str) -> bool:
        offered = [str(choice.value) for choice in self.keyword.choices or ()]
        found = parted_at(offered, words)
        if found:
            self.keyword.data, self.lead_in.data = found
        return bool(found)

    @property
    def untouched(self) -> Sequence[str]:
        return (*super().untouched, "" if self.lead_in.data else self.written_lead_in)

    def _open_as_recommended(self) -> None:
        first = next(iter(self.recommended.values()), None)
        if self.lead_in.data or first is None:
            return
        opening = self._turned_of(first).lead_in
        keyword = keyword_of(opening)
        self._offer_keywords(self.house.keyword, keyword)
        self.keyword.data = keyword
        self.lead_in.data = after_keyword(keyword, opening)

    def _turned_of(self, clause: RecommendationClause) -> Turned:
        """What the recommendation that `clause` is of becomes, as a whole."""
        of = clause.recommendation
        if of.id not in self._turned:
            self._turned[of.id] = turned(of.clauses, self.house, self.body)
        return self._turned[of.id]

    def _start_from_the_motion(self) -> None:
        """Add a row for each motion that was carried, as it stood in the end."""
        rows = self._written
        self.moved_to = len(rows)
        rows += [{"level": 1, "text": motion.as_it_stands} for motion in self.carried]
        self._stand(rows, straightened([row["level"] for row in rows]))

    @property
    def written_lead_in(self) -> str:
        return opened(self.keyword.data or "", self.lead_in.data or "")

    @property
    def doubts_about_outcomes(self) -> list[str]:
        """One for each clause called accepted that says something else than was recommended."""
        return [doubt for doubt in map(self._doubt, self.rows) if doubt]

    def _doubt(self, row: Any) -> str:
        clause = self.recommended.get(row.form.recommended.data)
        accepted = row.form.outcome.data is Outcome.ACCEPTED
        if not clause or not accepted or same_in_substance(clause.text, row.form.text.data):
            return ""
        place = list(self.rows).index(row)
        name = row.form.label.data or self.labels[place] or place + 1
        return f"Clause {name} was accepted as it stood, though its words are not those recommended"

    def is_sure(self, doubts: Sequence[str]) -> bool:
        """Those not ticked come back with the outcome that their words look like."""
        sure = super().is_sure(doubts)
        self.amended = [row for row in self.rows if self._doubt(row) not in {"", *self.ticked}]
        for row in self.amended:
            words = row.form.text.data
            row.form.outcome.data = OUTCOMES[answer_to(self.recommended_words(row), words)]
        return sure

    def recommended_words(self, row: Any) -> str:
        """What the recommendation says that `row` answers."""
        clause = self.recommended.get(row.form.recommended.data)
        return clause.text if clause else ""

    def flags(self, row: Any) -> Sequence[str]:
        """What to look at in words that were turned, until someone has put them otherwise."""
        clause = self.recommended.get(row.form.recommended.data)
        words = self._turned_of(clause).clauses.get(clause) if clause else None
        return words.flags if words and words.text == row.form.text.data else ()

    def _draft(self, row: ClauseRow) -> dict[str, Any]:
        return super()._draft(row) | {
            "recommended": self.recommended.get(row.recommended.data),
            "kind": row.kind.data or kind_said(self.written_lead_in, row.text.data or ""),
        }


def _answers_of(stored: Resolution, house: HouseStyle) -> dict[str, Any]:
    """What a stored resolution answers to the questions of its form."""
    rows = rows_of(stored.clauses, house.resolutions)
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


def _may_begin(motion: Motion) -> bool:
    """Whether a resolution may begin with its words: it was carried, and they are written out."""
    written_out = motion.substantive_text or not motion.amends_recommendation
    return bool(motion.result and motion.result.is_agreed and written_out)


def _in_short(clause: RecommendationClause) -> str:
    words = clause.text if len(clause.text) <= 70 else f"{clause.text[:67].rstrip()}…"
    return f"{clause.label} {words}".strip()
