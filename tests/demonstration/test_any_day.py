from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.database import db
from app.demonstration.load import load, sign_ins
from app.demonstration.rows import is_empty, is_loaded


@pytest.mark.usefixtures("app")
@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(today=st.dates(date(2020, 1, 1), date(2027, 6, 30)))
@example(date(2024, 2, 29))
@example(date(2026, 12, 31))
@example(date(2027, 5, 18))  # the day of the annual meeting
def test_it_loads_on_any_day(today):
    entered = load(today)

    assert len(entered.meetings) == 24
    assert is_loaded()
    db.session.rollback()
    assert is_empty()


@pytest.mark.usefixtures("app")
def test_there_is_no_sign_in_where_no_demonstration_is():
    assert sign_ins() == []
