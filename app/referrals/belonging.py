"""A referral is of the body that recommends and of the one that answers."""

from collections.abc import Mapping

from sqlalchemy import or_, select

from app.accounts.bodies import BodiesOf
from app.actions.models import Action
from app.bodies.models import Body
from app.referrals.models import Referral

BODIES_OF: Mapping[str, BodiesOf] = {
    "referral_id": lambda key: (
        select(Body.id)
        .join(Referral, Referral.action_id == key)
        .join(Referral.action)
        .where(or_(Body.id == Referral.to_body_id, Body.id == Action.body_id))
    ),
}
