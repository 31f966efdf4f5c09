from app.bodies.models import Authority
from app.database import db


def _links(page):
    return {link["href"] for link in page.select("main a")}


def test_a_clerk_finds_everything_that_is_kept(clerk):
    page = clerk.get("/manage")

    assert {
        "/manage/bodies",
        "/manage/people",
        "/manage/organisations",
        "/manage/authority",
        "/manage/closure-days",
        "/manage/municipal-years",
        "/account",
    } <= _links(page)
    assert "/accounts" not in _links(page)
    assert "Not entered yet" in page.text


def test_an_administrator_keeps_the_accounts_too(administrator):
    db.session.add(Authority(name="Westbourne Council"))
    db.session.commit()

    page = administrator.get("/manage")

    assert "/accounts" in _links(page)
    assert "Westbourne Council – England, principal council" in page.text
