from datetime import date

import pytest

from app.database import db
from app.demonstration.load import load, sign_ins
from app.demonstration.rows import is_empty, is_loaded


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    "today",
    [
        pytest.param(date(2024, 2, 29), id="a leap day"),
        pytest.param(date(2027, 5, 18), id="the day of the annual meeting"),
    ],
)
def test_it_loads_on_any_day(today):
    """That its dates are right on every day is the law of test_days.py."""
    entered = load(today)

    assert len(entered.meetings) == 24
    assert is_loaded()
    db.session.rollback()
    assert is_empty()


@pytest.mark.usefixtures("app")
def test_there_is_no_sign_in_where_no_demonstration_is():
    assert sign_ins() == []
