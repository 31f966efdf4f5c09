"""Reads pages the way a person does."""

from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.test import TestResponse


class Browser:
    """A reader who fails any page that breaks the house rules."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._client = app.test_client()

    def sign_in(self, session_key: str) -> None:
        """Begin as someone signed in, without the slow password check of the sign-in page."""
        with self._client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = session_key, True

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

    def _read(self, method: str, path: str, **request: object) -> BeautifulSoup:
        response = self._open(method, path, **request)
        for _ in range(5):
            if response.status_code not in {302, 303, 308}:
                break
            response = self._open("GET", response.location)
        assert response.status_code == 200, f"{method} {path}: {response.status}"
        page = BeautifulSoup(response.text, "html.parser")
        _keeps_the_house_rules(page)
        return page

    def _open(self, method: str, path: str, **request: object) -> TestResponse:
        """Give each request its own session, so that a forgotten commit is noticed."""
        with self._app.app_context():
            return self._client.open(path, method=method, **request)


def _keeps_the_house_rules(page: BeautifulSoup) -> None:
    assert len(page.select("h1")) == 1, "a page has exactly one h1"
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids)), f"ids are unique on a page: {sorted(ids)}"
    assert page.title is not None
    assert page.title.text.startswith("Error: ") == bool(page.select(".govuk-error-summary"))
    for form in page.select("form"):
        assert form.get("action"), "a form says where it goes"
        if form.get("method", "get").lower() == "post":
            assert "multipart" in form.get("enctype", "") or not form.select("[type=file]")
    for field in page.select("input:not([type=hidden]), select, textarea"):
        label = page.find("label", attrs={"for": field.get("id")}) or field.get("aria-label")
        assert label, f"every field has a label: {field.get('name')}"
    for link in page.select("main a"):
        assert link.get_text(strip=True) or link.get("aria-label"), "every link has words"
    assert not page.select("script:not([src])"), "no inline script"
