from datetime import date

from app.bodies.models import MunicipalYear
from app.database import db


def _years():
    db.session.expire_all()
    found = db.session.scalars(db.select(MunicipalYear).order_by(MunicipalYear.year))
    return {year.year: year.starts_on for year in found}


def _on(day: str, month: str, year: str) -> dict[str, str]:
    return {"on-day": day, "on-month": month, "on-year": year}


def test_a_clerk_enters_an_annual_meeting(clerk):
    page = clerk.post("/manage/municipal-years", **_on("20", "5", "2026"))

    assert "The municipal year 2026/27 begins on Wednesday 20 May 2026" in page.text
    assert _years() == {2026: date(2026, 5, 20)}


def test_another_day_for_the_year_corrects_it(clerk):
    clerk.post("/manage/municipal-years", **_on("20", "5", "2026"))
    clerk.post("/manage/municipal-years", **_on("21", "5", "2026"))

    assert _years() == {2026: date(2026, 5, 21)}


def test_the_day_is_asked_for(clerk):
    page = clerk.post("/manage/municipal-years", **_on("", "", ""))

    assert "Enter the day of the annual meeting" in page.select_one("#on-error").text


def test_an_annual_meeting_is_removed_after_asking(clerk):
    clerk.post("/manage/municipal-years", **_on("20", "5", "2026"))

    asked = clerk.get("/manage/municipal-years/2026/remove")
    assert "taken to begin on 1 May 2026" in asked.text
    clerk.post("/manage/municipal-years/2026/remove")
    assert _years() == {}
