import pytest

from app.demonstration.papers import read
from app.demonstration.papers_of_meetings import MeetingPaper
from app.demonstration.papers_of_people import MattersPaper

MATTER = '[[matter]]\nid = "a"\ntitle = "A"\nsummary = "About a"\n'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(MATTER + 'sumary = "typo"', r"unknown field `sumary`", id="misspelt key"),
        pytest.param('[[matter]]\nid = "a"', r"missing required field `title`", id="missing key"),
        pytest.param(MATTER.replace('"A"', "1"), r"Expected `str`, got `int`", id="wrong type"),
        pytest.param("[[matter", r"matters\.toml: ", id="not TOML"),
    ],
)
def test_a_file_says_only_what_it_may(tmp_path, text, fault):
    file = tmp_path / "matters.toml"
    file.write_text(text)

    with pytest.raises(ValueError, match=fault):
        read(MattersPaper, file)


def test_a_fault_names_the_file_and_the_place(tmp_path):
    file = tmp_path / "council-1.toml"
    file.write_text(
        'id = "council-1"\nbody = "council"\nstatus = "held"\nweekday = "monday"\n'
        "starts = 18:00:00\nattendance = {}\n"
        '[[item]]\nid = "one"\ntitle = "One"\nkind = "for fun"\n'
    )

    with pytest.raises(
        ValueError, match=r"council-1\.toml: .*'for fun' - at `\$\.item\[0\]\.kind`"
    ):
        read(MeetingPaper, file)
