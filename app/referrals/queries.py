from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.rules import Viewer
from app.actions.models import Action, ActionNoted
from app.actions.queries import actions_for, with_origin
from app.agenda.models import AgendaItem
from app.bodies.models import Body
from app.database import db
from app.referrals.models import Referral


def referrals_for(viewer: Viewer) -> Select[Referral]:
    """Those whose action the viewer may know of: what is not answered first, by its day."""
    known = actions_for(viewer).with_only_columns(Action.id)
    return (
        select(Referral)
        .join(Referral.action)
        .where(Referral.action_id.in_(known))
        .options(
            contains_eager(Referral.action).options(
                *with_origin(),  # type: ignore[arg-type]  # each is one
                selectinload(Action.noted)
                .joinedload(ActionNoted.item)
                .joinedload(AgendaItem.meeting),
            ),
            joinedload(Referral.to_body),
        )
        .order_by(Referral.answer.is_not(None), Action.due_on, Action.id)
    )


def referral_of(action: Action) -> Referral | None:
    return db.session.get(Referral, action.id)


def clauses_awaited_of(body: Body) -> set[int]:
    """The clauses that were sent to a body, which has not answered them yet."""
    query = select(Action.clause_id).join(Referral, Referral.action_id == Action.id)
    held = query.where(Referral.to_body_id == body.id, Referral.answer.is_(None))
    return {key for key in db.session.scalars(held) if key is not None}


def other_bodies(body: Body) -> list[Body]:
    """To which it may recommend something, that it belongs to first."""
    query = select(Body).where(Body.id != body.id, Body.dissolved == "")
    found = db.session.scalars(query.order_by(Body.id != body.parent_id, Body.name))
    return list(found)
