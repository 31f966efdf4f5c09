"""A list of clauses as a form: rows that buttons add, move, indent and remove."""

from collections.abc import Sequence
from typing import Any

from wtforms import FieldList, Form, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length
from wtforms.widgets import HiddenInput

from app.decisions.arranging import rearranged
from app.decisions.clauses import labels_for, straightened
from app.decisions.models import Recommendation, RecommendationClause, Resolution, ResolutionClause
from app.web.forms import RegisterForm, TextField, stripped_lines

MOST_ROWS = 300


class ClauseRow(Form):
    """One clause. `clause` is the stored clause that it is, or "" for a new one."""

    clause = HiddenField(default="")
    level = IntegerField(default=1, widget=HiddenInput())
    text = TextAreaField(
        "Words",
        [DataRequired("Enter the words of this clause, or remove it")],
        filters=[stripped_lines],
    )
    label = TextField("Label, if printed otherwise", [Length(max=20)])


class ClausesForm(RegisterForm):
    """A lead-in and rows of clauses. Any button but “save” moves rows and stores nothing.

    `seen` is the version that the writer began from.
    """

    style: tuple[str, ...]
    rows: FieldList
    stored: Recommendation | Resolution | None = None

    seen = IntegerField(default=1, widget=HiddenInput())
    press = StringField(default="save")
    moved_to: int | None = None

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Whether “save” was pressed and every answer will do."""
        if not self.is_submitted():
            return False
        self._stand([row.data for row in self.rows], self._levels)
        if self.press.data != "save":
            self._obey(self.press.data)
            return False
        self._stand(self._written, straightened([row["level"] for row in self._written]))
        return bool(self.validate(extra_validators))

    def _obey(self, press: str) -> None:
        arranged = rearranged(press, self._levels)
        rows = [self.rows[old].data if old is not None else {} for old, _ in arranged]
        self._stand(rows, [level for _, level in arranged])
        self.moved_to = _row_to_go_on_with(press, [old for old, _ in arranged])

    @property
    def _written(self) -> list[dict[str, Any]]:
        """The rows without new ones in which nothing was written: those are no clauses."""
        return [row.data for row in self.rows if row.data["text"] or row.data["clause"]]

    def _stand(self, rows: Sequence[dict[str, Any]], levels: Sequence[int]) -> None:
        """Show these rows, in this order, at these levels."""
        told = [row | {"level": level} for row, level in zip(rows, levels, strict=True)]
        self.rows.process(None, told)
        self._offer_choices()

    def _offer_choices(self) -> None:
        """For rows that choose among records of the item."""

    @property
    def _levels(self) -> list[int]:
        return straightened([row.form.level.data or 1 for row in self.rows])

    def would_move(self, press: str, fixed: int) -> bool:
        """Whether that button changes anything, and leaves the first `fixed` rows in place."""
        before = list(enumerate(self._levels))
        after = rearranged(press, self._levels)
        return after != before and after[:fixed] == before[:fixed]

    @property
    def labels(self) -> list[str]:
        """How the house labels each row, unless the row says otherwise."""
        return labels_for(self._levels, self.style)

    @property
    def saved_meanwhile(self) -> bool:
        """Whether what is stored is newer than what the writer began from."""
        return self.stored is not None and self.seen.data != self.stored.version

    def _existing(self, row: ClauseRow) -> RecommendationClause | ResolutionClause | None:
        clauses = self.stored.clauses if self.stored else []
        return next((clause for clause in clauses if str(clause.id) == row.clause.data), None)

    def _draft(self, row: ClauseRow) -> dict[str, Any]:
        return {
            "existing": self._existing(row),
            "level": row.level.data,
            "label": row.label.data or None,
            "text": row.text.data,
            "outcome": row.outcome.data,
        }

    @property
    def drafts(self) -> list[dict[str, Any]]:
        """Each row in the words of `operations.ClauseDraft`."""
        return [self._draft(row.form) for row in self.rows]


def _row_to_go_on_with(press: str, rows: list[int | None]) -> int | None:
    """The row that the writer is at after pressing: the one moved, added or next to one removed."""
    verb, _, number = press.partition("-")
    if verb == "add":
        return len(rows) - 1
    if not number.isdecimal():
        return None
    return rows.index(int(number)) if int(number) in rows else min(int(number), len(rows) - 1)


def rows_of(
    clauses: Sequence[RecommendationClause | ResolutionClause], style: tuple[str, ...]
) -> list[dict[str, Any]]:
    """Stored clauses as rows; a label is told only where it is not the house's own."""
    levels = [clause.level for clause in clauses]
    usual = labels_for(levels, style)
    return [
        {
            "clause": str(clause.id),
            "level": level,
            "text": clause.text,
            "label": clause.label if clause.label != label else "",
            "outcome": clause.outcome,
        }
        for clause, level, label in zip(clauses, levels, usual, strict=True)
    ]
