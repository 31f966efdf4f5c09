"""What a clerk may do to the authority's bodies. None of these commits."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

from app.bodies.models import Body, NumberSeries
from app.bodies.rules import BodyKind, DecisionPower, SeriesReset, check_number_pattern
from app.errors import RuleBroken


def slug_for(name: str, taken: Collection[str] = ()) -> str:
    """A readable piece of an address, made different from those already `taken`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100] or "body"
    candidates = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(candidate for candidate in candidates if candidate not in taken)


def establish_body(
    name: str,
    kind: BodyKind,
    *,
    decision_power: DecisionPower,
    code: str | None = None,
    taken_slugs: Collection[str] = (),
    **details: object,
) -> Body:
    """A new body with its number series; `details` are further columns of `Body`."""
    return Body(
        name=name.strip(),
        slug=slug_for(name, taken_slugs),
        kind=kind,
        decision_power=decision_power,
        code=code.strip().upper() if code else None,
        series=NumberSeries(reset=SeriesReset.MUNICIPAL_YEAR, pattern="{n}/{yyyy}"),
        **details,
    )


def set_number_series(body: Body, reset: SeriesReset, pattern: str) -> None:
    check_number_pattern(pattern)
    body.series = body.series or NumberSeries(body=body)
    body.series.reset, body.series.pattern = reset, pattern


def place_under(body: Body, parent: Body | None) -> None:
    """Make `body` a sub-committee or sub-group of `parent`; a circle is refused."""
    above = parent
    while above is not None:
        if above is body:
            raise RuleBroken(f"{body.name} cannot stand under itself")
        above = above.parent
    body.parent = parent
