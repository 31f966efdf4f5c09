"""A list of clauses as a form: rows that buttons add, move, indent and remove."""

from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    FieldList,
    Form,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length
from wtforms.widgets import HiddenInput

from app.decisions.arranging import rearranged
from app.decisions.clauses import labels_for, straightened
from app.decisions.models import Recommendation, RecommendationClause, Resolution, ResolutionClause
from app.decisions.wording import same_in_letters
from app.web.forms import RegisterForm, TextField, stripped_lines
from app.wording.decided import parted

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
    restricted = BooleanField("This clause is not public")
    public_text = TextAreaField(
        "What the public read instead",
        filters=[stripped_lines],
        description="For a clause or an item that is not public. Left empty, they read nothing",
        render_kw={"rows": 2},
    )


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
        verb, _, number = press.partition("-")
        if verb == "split" and number.isdecimal():
            self._split(int(number))
            return
        arranged = rearranged(press, self._levels)
        rows = [self.rows[old].data if old is not None else {} for old, _ in arranged]
        self._stand(rows, [level for _, level in arranged])
        self.moved_to = _row_to_go_on_with(press, [old for old, _ in arranged])

    def _split(self, at: int) -> None:
        """Part a row into the clauses that were pasted into it; the first keeps what it was.

        The words that lead in stay a clause where the list has another lead-in already.
        """
        rows, levels = [row.data for row in self.rows], self._levels
        if at >= len(rows):
            return
        pasted = parted(rows[at]["text"] or "")
        is_whole = not any(row["text"] for row in [*rows[:at], *rows[at + 1 :]])
        parts = list(pasted.clauses)
        if pasted.lead_in and not self._has_lead_in(pasted.lead_in, is_whole=is_whole):
            parts = [(1, pasted.lead_in), *((level + 1, text) for level, text in parts)]
        made = [({} if n else rows[at]) | {"text": text} for n, (_, text) in enumerate(parts)]
        deep = [levels[at] + level - 1 for level, _ in parts]
        self._stand(
            [*rows[:at], *made, *rows[at + 1 :]],
            straightened([*levels[:at], *deep, *levels[at + 1 :]]),
        )
        self.moved_to = at

    def _has_lead_in(self, words: str, *, is_whole: bool) -> bool:
        """Whether the list is led in by these words, which it now is if nothing else was typed."""
        if same_in_letters(words, self.written_lead_in):
            return True
        return is_whole and self.written_lead_in in self.untouched and self._lead_in_by(words)

    def _lead_in_by(self, words: str) -> bool:
        """Put the words into the boxes for them; False where they do not fit."""
        raise NotImplementedError

    @property
    def untouched(self) -> Sequence[str]:
        """What the lead-in says as long as nobody has typed another."""
        return ("", self.stored.lead_in if self.stored else "")

    @staticmethod
    def parts_of(text: str | None) -> str:
        """What a box reads like where somebody pasted “(i) … (ii) …”, or ""."""
        pasted = parted(text or "")
        count = len(pasted.clauses)
        if pasted.lead_in:
            return f"a lead-in and {count} clause{'' if count == 1 else 's'}"
        return f"{count} clauses" if count > 1 else ""

    def doubts_about_rows(self) -> list[str]:
        """What is asked before clauses are kept that read like several in one box."""
        kept = {clause.text for clause in self.stored.clauses} if self.stored else set()
        return [
            f"Clause {place} reads like {parts} in one box: split it, or tick this"
            for place, row in enumerate(self.rows, start=1)
            if (text := row.form.text.data) not in kept and (parts := self.parts_of(text))
        ]

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

    @property
    def stored_words(self) -> str:
        """What the register holds now, a line for each clause."""
        if self.stored is None:
            return ""
        clauses = [f"{c.label} {c.text}".strip() for c in self.stored.clauses]
        return "\n".join([self.stored.lead_in, *clauses])

    @property
    def written_words(self) -> str:
        """What was typed, in the same shape."""
        typed = [
            row.form.label.data or label for row, label in zip(self.rows, self.labels, strict=True)
        ]
        clauses = [
            f"{label} {row.form.text.data}".strip()
            for row, label in zip(self.rows, typed, strict=True)
        ]
        return "\n".join([self.written_lead_in, *clauses])

    @property
    def written_lead_in(self) -> str:
        return str(self["lead_in"].data or "")

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
            "restricted": row.restricted.data,
            "public_text": row.public_text.data or "",
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
            "restricted": clause.restricted,
            "public_text": clause.public_text,
        }
        for clause, level, label in zip(clauses, levels, usual, strict=True)
    ]
