"""What the words of a minute ask of the clerk (handbook rules 16 and 31 to 33, and 43). Pure."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.agenda.markup import parse, plain_text
from app.checks.figures import check_figures
from app.checks.found import Finding
from app.checks.left_open import check_notes
from app.checks.names import check_body_names, check_first_mentions, check_short_forms
from app.checks.prompts import check_for_actions, check_for_interests
from app.checks.tenses import check_tense, check_times


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the minutes say elsewhere, so that it need not be asked about."""

    held_on: date
    introduced_by: tuple[str, ...] = ()
    short_forms: frozenset[str] = frozenset()
    members: tuple[str, ...] = ()


#: A desk of 200 items asks about each of them whenever it is shown, and few have changed.
@lru_cache(maxsize=600)
def check_words(text: str, around: Surroundings) -> tuple[Finding, ...]:
    """Every question about one text, in the small Markdown of minutes."""
    words = plain_text(parse(text))
    return (
        *check_notes(words),
        *check_figures(words),
        *check_times(words, around.held_on),
        *check_first_mentions(words, around.introduced_by),
        *check_short_forms(words, around.short_forms),
        *check_body_names(words),
        *check_tense(words),
        *check_for_interests(words, around.members),
        *check_for_actions(words),
    )
