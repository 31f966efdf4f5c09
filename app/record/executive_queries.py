"""What is recorded of decisions of the executive, no more of it than its reader may know."""

from collections.abc import Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, load_only

from app.database import db
from app.decisions.executive_models import CalledIn, ExecutiveDecision
from app.meetings.models import Meeting

Kept = TypeVar("Kept", ExecutiveDecision, CalledIn)

#: Known of a closed item as well: that it was decided, by whom, and when it takes effect.
_OUTSIDE = (
    ExecutiveDecision.maker,
    ExecutiveDecision.is_key,
    ExecutiveDecision.plan_reference,
    ExecutiveDecision.call_in,
    ExecutiveDecision.until,
    ExecutiveDecision.effective_on,
)
#: Likewise that it was called in, by whom and what came of it; not why.
_CALLED_IN_OUTSIDE = (
    CalledIn.called_in_on,
    CalledIn.called_in_by,
    CalledIn.considered_at_id,
    CalledIn.outcome,
    CalledIn.outcome_on,
    CalledIn.taken_again,
    CalledIn.taken_again_on,
)


def recorded(inside: Collection[int], outside: Collection[int]) -> Sequence[ExecutiveDecision]:
    """Of the items that are open to the reader, and of those that are closed to them."""
    return [*_read(ExecutiveDecision, inside), *_read(ExecutiveDecision, outside, *_OUTSIDE)]


def called_in(inside: Collection[int], outside: Collection[int]) -> Sequence[CalledIn]:
    """Likewise."""
    return [*_read(CalledIn, inside), *_read(CalledIn, outside, *_CALLED_IN_OUTSIDE)]


def _read(
    model: type[Kept], keys: Collection[int], *columns: InstrumentedAttribute[Any]
) -> Sequence[Kept]:
    """Of the `columns` alone, where some are given: what may not be read is not even fetched."""
    if not keys:
        return ()
    found = select(model).where(model.item_id.in_(sorted(keys)))
    if columns:
        found = found.options(load_only(*columns, raiseload=True))
    if model is CalledIn:
        found = found.options(joinedload(CalledIn.considered_at).joinedload(Meeting.body))
    return db.session.scalars(found.order_by(model.item_id)).all()
