"""Reads pages the way a person does."""

import lxml.html
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.accounts.models import Account
from app.accounts.session import KEY, new_sign_in
from app.clock import now
from app.database import db


def sign_in(app: Flask, client: FlaskClient, session_key: str) -> None:
    """Put into a client what signing in would, for an account as `SignedIn.get_id` names it."""
    number, secret = session_key.partition(".")[0], ""
    with app.app_context(), Session(db.engine) as another_session:
        account = another_session.get(Account, int(number)) if number.isdigit() else None
        if account:
            secret, row = new_sign_in(account, now())
            another_session.add(row)
            another_session.commit()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"], session[KEY] = session_key, True, secret


class Browser:
    """A reader who fails any page that breaks the house rules."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._client = app.test_client()

    def sign_in(self, session_key: str) -> None:
        """Begin as someone signed in, without the slow password check of the sign-in page."""
        sign_in(self._app, self._client, session_key)

    def get(self, path: str) -> BeautifulSoup:
        return self._read("GET", path)

    def post(self, path: str, **fields: object) -> BeautifulSoup:
        """Fill a form and send it; a redirect is followed."""
        return self._read("POST", path, data=fields)

    def status_of(self, method: str, path: str, **fields: object) -> int:
        """The bare answer, for pages that someone may not see."""
        return self._open(method, path, data=fields or None).status_code

    def download(self, path: str) -> TestResponse:
        response = self._open("GET", path)
        assert response.status_code == 200, response.status
        return response

    def fetch(self, path: str, **headers: str) -> TestResponse:
        """The answer as it comes, whatever it is; no redirect is followed."""
        return self._open("GET", path, headers=headers)

    def send(self, method: str, path: str, **fields: object) -> TestResponse:
        """The bare answer to a form, as a script of a page hears it, or to a page asked for."""
        return self._open(method, path, data=fields or None)

    def _read(self, method: str, path: str, **request: object) -> BeautifulSoup:
        response = self._open(method, path, **request)
        for _ in range(5):
            if response.status_code not in {302, 303, 308}:
                break
            response = self._open("GET", response.location)
        assert response.status_code in {200, 409}, f"{method} {path}: {response.status}"
        _keeps_the_house_rules(response.text)
        return BeautifulSoup(response.text, "html.parser")

    def _open(self, method: str, path: str, **request: object) -> TestResponse:
        """Ask in a session of its own, so that a forgotten commit is noticed, and read it whole."""
        with self._app.app_context():
            return self._client.open(path, method=method, buffered=True, **request)


def _keeps_the_house_rules(html: str) -> None:
    page = lxml.html.document_fromstring(html)
    assert len(page.xpath("//h1")) == 1, "a page has exactly one h1"
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), f"ids are unique on a page: {sorted(ids)}"
    errors = page.find_class("govuk-error-summary")
    title = page.findtext("head/title")
    assert title is not None
    assert title.startswith("Error: ") == bool(errors)
    for form in page.iter("form"):
        assert form.get("action"), "a form says where it goes"
        if form.get("method", "get").lower() == "post":
            files = form.xpath(".//*[@type='file']")
            assert "multipart" in form.get("enctype", "") or not files
    labelled = set(page.xpath("//label/@for"))
    for field in page.iter("input", "select", "textarea"):
        inside = next(field.iterancestors("label"), None) is not None
        label = inside or field.get("id") in labelled or field.get("aria-label")
        assert label or field.get("type") == "hidden", f"every field has a label: {field.name}"
    for link in page.xpath("//main//a"):
        words = link.text_content().strip() or link.get("aria-label")
        assert words, "every link has words"
    assert not page.xpath("//script[not(@src)]"), "no inline script"
