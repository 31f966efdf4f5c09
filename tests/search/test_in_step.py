"""The law of a derived index: after any story, it equals one made anew from the database."""

import pytest

from app.search.keeping import differences, rebuild
from tests.search.postings import postings
from tests.search.work import OFTEN, STEPS, Register, take


@pytest.mark.parametrize("seed", range(6))
def test_after_any_story_the_index_equals_one_made_anew(app, index, catch_up, seed):
    register = Register(seed)
    story = []

    for _ in range(60):
        steps = OFTEN if register.luck.random() < 0.5 else STEPS
        story.append(take(register.luck.choice(steps), register))
        if register.luck.random() < 0.4:
            catch_up()
            found = differences(index.engine())
            assert found.groups == [], f"{found} after {story}"

    catch_up()
    live = postings(index)
    assert live, "the story put something in"
    with app.app_context(), index.writing():
        rebuild(index)
    assert postings(index) == live, story


@pytest.mark.usefixtures("app")
def test_the_story_visits_what_it_should():
    """A law that no step can break would be no law: most steps are taken at least once."""
    taken = set()
    for seed in range(3):
        register = Register(seed)
        taken |= {take(step, register) for _ in range(4) for step in [*OFTEN, *STEPS]}

    assert {step.__name__ for step in STEPS} <= taken
