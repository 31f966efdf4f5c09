"""What tests need beside Python: a browser, LibreOffice. Loaded as a pytest plugin by conftest.py.

A test marked `browser` or `libreoffice` is skipped where the program is missing, and one closing
line says so. With RESOLVED_NO_SKIPS=1 (CI) it fails instead.
"""

import os
import shutil
from collections import Counter

import pytest

# Programs by the marker of the tests that need them; any one name will do, from every group.
TOOLS = {
    "browser": ("Chromium", [["chromium", "chromium-browser", "google-chrome"]]),
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
