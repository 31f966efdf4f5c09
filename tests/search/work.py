"""Someone who works in a register at random, for the law that the index follows."""

from collections.abc import Callable
from random import Random

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.database import Model, db
from app.decisions.operations import (
    ClauseDraft,
)
from app.errors import RuleBroken
from tests.factories import (
    an_organisation,
)
from tests.search.steps import (
    act,
    appoint,
    attend,
    back_to_draft,
    begin_matter,
    begin_project,
    call,
    change_status,
    close_item,
    declare,
    drop_item,
    drop_paper,
    drop_recommendation,
    drop_resolution,
    establish,
    file_paper,
    follow,
    give_alias,
    leave,
    list_item,
    minute,
    move_meeting,
    move_motion,
    move_the_year,
    name_person,
    publish,
    read_paper,
    recommend,
    remove_aliases,
    rename_body,
    rename_everyone,
    rename_organisation,
    rename_person,
    resolve,
    reword_action,
    reword_item,
    rewrite_recommendation,
    rewrite_resolution,
    seat,
    sit,
    tie,
    unseat,
    withdraw,
    write,
)

Step = Callable[["Register"], object]
WORDS = ["parking", "charges", "otters", "schools", "budget", "flood", "Siân’s", "meters"]


class Register:
    """A register that someone works in at random."""

    def __init__(self, seed: int) -> None:
        self.luck = Random(seed)
        db.session.add(an_organisation())
        for begin in (establish, name_person, begin_matter):
            begin(self)
        db.session.commit()

    def words(self, number: int = 3) -> str:
        return " ".join(self.luck.sample(WORDS, number)).capitalize()

    def one(self, model: type[Model]) -> Model:
        """Any record of a kind. Where there is none yet, the step is not taken."""
        found = db.session.scalars(select(model).order_by(model.id)).all()
        if not found:
            raise RuleBroken(f"No {model.__name__} yet")
        return self.luck.choice(found)

    def one_or_none(self, model: type[Model]) -> Model | None:
        return self.one(model) if self.luck.random() < 0.7 else None

    def drafts(self) -> list[ClauseDraft]:
        return [ClauseDraft(self.words()) for _ in range(self.luck.randint(1, 3))]


STEPS: list[Step] = [establish, rename_body, give_alias, begin_project, name_person, rename_person]
STEPS += [appoint, tie, rename_organisation, call, move_meeting, change_status, attend, leave, sit]
STEPS += [declare, publish, withdraw, minute, back_to_draft, list_item, reword_item, drop_item]
STEPS += [follow, begin_matter, write, recommend, rewrite_recommendation, drop_recommendation]
STEPS += [resolve, rewrite_resolution, drop_resolution, seat, unseat, move_the_year]
STEPS += [rename_everyone, remove_aliases, act, reword_action, file_paper, read_paper]
STEPS += [drop_paper, move_motion, close_item]
#: What a register has most of is done most often.
OFTEN: list[Step] = [call, list_item, list_item, write, recommend, resolve, publish, minute, attend]


def take(step: Step, register: Register) -> str:
    """Take a step as a request does: all of it or nothing, and sometimes by way of a savepoint."""
    luck = register.luck.random()
    try:
        if luck < 0.1:
            with db.session.begin_nested():
                step(register)
        else:
            step(register)
        if luck > 0.9:
            db.session.rollback()
            return f"not {step.__name__}"
        db.session.commit()
    except (RuleBroken, IntegrityError):  # two bodies of one name are refused by the database
        db.session.rollback()
        return f"refused {step.__name__}"
    return step.__name__
