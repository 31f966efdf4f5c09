"""A clerk's hand on a page in Chromium, which counts what it does."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect

from tests.chromium import Door, a_page
from tests.factories import PASSWORD


class Hand:
    """`presses` are of buttons and links, `fields` are those written in, `loads` whole pages."""

    def __init__(self, page: Page, *, scripts: bool) -> None:
        self.page, self.scripts = page, scripts
        self.presses = self.fields = self.loads = 0
        page.on("domcontentloaded", lambda _page: self._count_load())

    def _count_load(self) -> None:
        self.loads += 1

    def sign_in(self, email: str) -> None:
        self.page.goto("/sign-in")
        self.page.get_by_label("Email address").fill(email)
        self.page.locator("#password").fill(PASSWORD)
        self.page.locator("main").get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("heading", level=1)).not_to_have_text("Sign in")

    def go(self, path: str) -> None:
        """An address from a list or a bookmark."""
        self.page.goto(path)

    def press(self, words: str, role: str = "button", within: Locator | None = None) -> None:
        place = within or self.page.locator("main")
        place.get_by_role(role, name=words).first.click()  # type: ignore[arg-type]  # a role
        self.presses += 1

    def follow(self, words: str) -> None:
        self.press(words, role="link")

    def open(self, words: str, within: Locator | None = None) -> None:
        (within or self.page).locator("summary", has_text=words).first.click()
        self.presses += 1

    def write(self, name: str, words: str) -> None:
        self.page.locator(f"[name='{name}']").first.fill(words)
        self.fields += 1

    def says(self, words: str) -> None:
        """The message of the page, which scripts show without a new page."""
        place = ".resolved-said" if self.scripts else ".govuk-notification-banner"
        expect(self.page.locator(place)).to_contain_text(words)


@contextmanager
def a_hand(chromium: Browser, door: Door, *, scripts: bool = True) -> Iterator[Hand]:
    with a_page(chromium, door, java_script_enabled=scripts) as page:
        yield Hand(page, scripts=scripts)
