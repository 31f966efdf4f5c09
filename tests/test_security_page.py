"""docs/security.md: no requirement left out, and nothing named that is not there."""

import re

from app.config import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text()
TABLES = PAGE.split("\n## 2 Authentication\n")[1]

#: How many requirements each section of ASVS 4.0.3 has at level 2, but for those it has deleted
#: and those of level 3 alone, which close their section.
ASKED = (
    "2.1:12 2.2:3 2.3:3 2.4:5 2.5:7 2.6:3 2.7:6 2.8:7 2.9:3 2.10:4 3.1:1 3.2:4 3.3:4 3.4:5 3.5:3 "
    "3.7:1 4.1:5 4.2:2 4.3:3 5.1:5 5.2:8 5.3:10 5.4:3 5.5:4 7.1:4 7.2:2 7.3:4 7.4:3 8.1:4 8.2:3 "
    "8.3:8"
)
DELETED = {"4.1.4", "7.3.2"}


def answered() -> list[str]:
    numbers = []
    for first, last in re.findall(r"^\| (\d[\d.]+)(?:–(\d[\d.]+))? \|", TABLES, re.MULTILINE):
        section, start = first.rsplit(".", 1)
        end = (last or first).rsplit(".", 1)[1]
        numbers += [f"{section}.{n}" for n in range(int(start), int(end) + 1)]
    return numbers


def test_every_requirement_of_level_2_is_answered_once_and_in_order():
    counts = [pair.split(":") for pair in ASKED.split()]

    asked = [f"{section}.{n}" for section, count in counts for n in range(1, int(count) + 1)]
    assert answered() == [number for number in asked if number not in DELETED]


def test_every_answer_says_how_far_it_is_met_and_how():
    rows = re.findall(r"^\| \d[^|]+\| ([^|]*) \| ([^|]*) \|$", TABLES, re.MULTILINE)

    assert len(rows) == TABLES.count("\n| ") - TABLES.count("\n| No. ")
    assert {state for state, _ in rows} == {"met", "in part", "not met", "not applicable"}
    assert all(how.strip() for _, how in rows)


def test_what_is_not_met_is_said_first():
    summary = PAGE.split("\n## 2 Authentication\n")[0]
    unmet = re.findall(r"^\| (\d[\d.]+) \| not met \|", TABLES, re.MULTILINE)

    told = re.findall(r"^\| (\d[\d., ]+) \|", summary, re.MULTILINE)
    assert sorted(unmet) == sorted(number for row in told for number in row.split(", "))


def test_every_file_and_setting_named_is_there():
    readme = (ROOT / "README.md").read_text()
    named = set(re.findall(r"`([^`\s]+)`", PAGE))

    files = {name for name in named if "/" in name and not name.endswith("/")} - {"app/static"}
    settings = {name for name in named if re.fullmatch(r"[A-Z]+(_[A-Z]+)+", name)}
    assert [name for name in files if not (ROOT / name).exists()] == []
    assert [name for name in settings if f"| `{name}` |" not in readme] == []
    assert len(settings) > 5
