"""Which body each record of this chapter is of, by the parameter of an address that names it."""

from collections.abc import Mapping

from sqlalchemy import select

from app.accounts.bodies import BodiesOf
from app.actions.log_models import BroughtLog
from app.actions.models import Action, ActionFile, ActionUpdate, Milestone

_OF_UPDATES = select(Action.body_id).join(Action.updates)

BODIES_OF: Mapping[str, BodiesOf] = {
    "action_id": lambda key: select(Action.body_id).where(Action.id == key),
    "update_id": lambda key: _OF_UPDATES.where(ActionUpdate.id == key),
    "action_file_id": lambda key: _OF_UPDATES.join(ActionUpdate.files).where(ActionFile.id == key),
    "log_id": lambda key: select(BroughtLog.body_id).where(BroughtLog.id == key),
    "milestone_id": lambda key: (
        select(Action.body_id).join(Action.milestones).where(Milestone.id == key)
    ),
}
