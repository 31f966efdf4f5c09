from datetime import date, timedelta

from sqlalchemy import insert

from app.bodies.models import ClosureDay
from app.database import db
from tests.races import someone_else_first


def _days(prefix: str, day: str, month: str, year: str) -> dict[str, str]:
    return {f"{prefix}-day": day, f"{prefix}-month": month, f"{prefix}-year": year}


def _closed():
    db.session.expire_all()
    return list(db.session.scalars(db.select(ClosureDay.on).order_by(ClosureDay.on)))


def test_a_clerk_shuts_the_offices_between_two_days(clerk):
    page = clerk.post(
        "/manage/closure-days",
        **_days("first", "24", "12", "2026"),
        **_days("last", "28", "12", "2026"),
        reason="Christmas",
    )

    assert "Closure saved" in page.text
    assert _closed() == [date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 28)]
    assert "Monday 28 December 2026" in page.select_one("dl").text


def test_the_first_day_is_asked_for(clerk):
    page = clerk.post("/manage/closure-days", reason="Christmas")

    assert page.select_one(".govuk-error-summary a")["href"] == "#first-day"
    assert page.select_one("#reason")["value"] == "Christmas"


def test_days_entered_already_are_refused(clerk):
    db.session.add(ClosureDay(on=date(2026, 12, 24)))
    db.session.commit()

    page = clerk.post("/manage/closure-days", **_days("first", "24", "12", "2026"))

    assert "shut then already" in page.select_one("#first-error").text


def test_days_that_someone_entered_a_moment_before_are_said_too(clerk):
    with someone_else_first(insert(ClosureDay).values(on=date(2026, 12, 24), reason="")):
        page = clerk.post("/manage/closure-days", **_days("first", "24", "12", "2026"))

    assert "just entered these days" in page.select_one("#first-error").text
    assert page.select_one("#first-day")["value"] == "24"


def test_a_closure_day_is_removed_after_asking(clerk):
    db.session.add(ClosureDay(on=date(2026, 12, 24)))
    db.session.commit()

    asked = clerk.get("/manage/closure-days/2026-12-24/remove")
    assert "Open the offices on Thursday 24 December 2026?" in asked.select_one("h1").text
    assert len(_closed()) == 1
    clerk.post("/manage/closure-days/2026-12-24/remove")
    assert _closed() == []


def test_what_is_no_closure_day_is_not_found(clerk):
    assert clerk.status_of("GET", "/manage/closure-days/2026-12-24/remove") == 404
    assert clerk.status_of("GET", "/manage/closure-days/christmas/remove") == 404


def test_many_closure_days_are_cut_into_pages(clerk):
    first = date(2026, 1, 5)
    db.session.add_all(ClosureDay(on=first + timedelta(weeks=n)) for n in range(30))
    db.session.commit()

    page = clerk.get("/manage/closure-days?page=2")

    assert len(page.select("dt")) == 5
