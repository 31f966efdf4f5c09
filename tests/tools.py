"""What tests need beside Python: a browser, LibreOffice. Loaded as a pytest plugin by conftest.py.

A test marked `browser` or `libreoffice` is skipped where the program is missing, and one closing
line says so. With RESOLVED_NO_SKIPS=1 (CI) it fails instead.

Where changes are judged (CI=true), a test that failed is run once more (ADR 50).
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

# Programs by the marker of the tests that need them; any one name will do, from every group.
TOOLS = {
    # the first is Chromium without what draws windows: it takes a third less of the processor
    "browser": (
        "Chromium",
        [["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]],
    ),
    "libreoffice": ("LibreOffice", [["soffice", "libreoffice"], ["pdftotext"], ["pdftoppm"]]),
}

# Chromium as root, without a screen, and asking nothing of the network.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def program(*names: str) -> str | None:
    """Where the first of these programs that this machine has is."""
    return next(filter(None, map(shutil.which, names)), None)


CHROMIUM = program(*TOOLS["browser"][1][0])
LIBREOFFICE = program(*TOOLS["libreoffice"][1][0])


#: Minutes long together, so begun first: one worker shall not end long after the other.
LONGEST = [
    "tests/leaks/test_leaks.py",
    "tests/browsing/test_every_page.py",
    "tests/permissions/test_table.py",
    "tests/together/test_fifty_editors.py",
    "tests/browsing/test_whole_life.py",
    "tests/record/test_query_counts.py",
    "tests/demonstration/test_any_day.py",
    "tests/browsing/test_desk_walk.py",
    "tests/demonstration/test_clear.py",
]

#: They read one demonstration council, which takes ten seconds to load: one worker loads it once.
LOADED_ONCE = [
    "tests/demonstration/test_load.py",
    "tests/demonstration/test_load_decisions.py",
    "tests/demonstration/test_versions.py",
]


class WholeFiles(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return LOADED_ONCE[0] if file in LOADED_ONCE else file


@pytest.hookimpl(trylast=True)  # after the files were shuffled
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.location[0], len(LONGEST)))
    if os.environ.get("CI") == "true":
        for item in items:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WholeFiles:
    """Whole files in this order, so that what a file shares is made by one worker alone."""
    config.option.loadscopereorder = False
    return WholeFiles(config, log)


@contextmanager
def chromium_started() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Started once for each test process, because that takes seconds; give each its context."""
    with chromium_started() as started:
        yield started


def _missing(marker: str) -> bool:
    return not all(program(*names) for names in TOOLS[marker][1])


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, (name, _) in TOOLS.items():
        if item.get_closest_marker(marker) and _missing(marker):
            reason = f"{name} is not installed; make test-tools installs it (Debian, as root)"
            if os.environ.get("RESOLVED_NO_SKIPS") == "1":
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = Counter(
        marker
        for report in terminalreporter.stats.get("skipped", [])
        for marker in TOOLS
        if marker in report.keywords and _missing(marker)
    )
    if skipped:
        told = " and ".join(f"{n} that need {TOOLS[marker][0]}" for marker, n in skipped.items())
        terminalreporter.write_line(
            f"Skipped {told}: make test-tools installs it (Debian, as root).", yellow=True
        )
