"""The compiled styles and scripts: `make install` makes them."""

from pathlib import Path

import pytest

from app.config import ROOT

STATIC = ROOT / "app" / "static"


@pytest.fixture
def styles() -> str:
    return (STATIC / "resolved.css").read_text()


def test_the_crown_and_its_typeface_are_left_to_gov_uk(styles):
    assert "transport" not in styles.lower()
    assert "@font-face" not in styles
    assert "url(" not in styles


def test_components_are_styled(styles):
    assert ".govuk-error-summary{" in styles
    assert ".govuk-frontend-supported .govuk-tabs" in styles
    assert ".resolved-header{" in styles


@pytest.mark.parametrize(
    "path", sorted((ROOT / "app" / "assets").glob("*.js")), ids=lambda path: path.name
)
def test_a_script_is_served_with_what_it_imports(path: Path):
    script = (STATIC / path.name).read_text()

    assert script == path.read_text()
    for line in script.splitlines():
        if line.startswith("import "):
            assert (STATIC / line.split('"./')[1].rstrip('";')).is_file()
