"""`flask wording convert`."""

import json
from pathlib import Path

import pytest
from click.testing import Result

LIST = (
    "RECOMMENDED that members of the Audit Board:\n\n(i)\tNote the plan\n\n(ii)\tZorble (i) above\n"
)


@pytest.fixture
def convert(app, tmp_path: Path):
    def run(text: str | bytes, *options: str) -> Result:
        file = tmp_path / "recommendations.txt"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        command = ["wording", "convert", str(file), *options]
        return app.test_cli_runner().invoke(args=command)

    return run


def test_recommendations_are_printed_as_a_resolution(convert):
    result = convert(LIST, "--style", "past-list")

    assert result.exit_code == 0
    assert result.stdout == (
        "RESOLVED the Audit Board:\n\n(1) Noted the plan\n\n(2) Zorble (1) above\n"
    )
    assert result.stderr == "(2) check wording: “Zorble” is not a verb that is known here.\n"


def test_a_program_is_given_json(convert):
    result = convert(LIST, "--style=present", "--body", "Audit Board of Wessex", "--json")

    assert json.loads(result.stdout) == {
        "grammar": "G1",
        "lead_in": "RESOLVED that the Audit Board of Wessex:",
        "clauses": [
            {"label": "(1)", "text": "Notes the plan", "children": [], "flags": []},
            {
                "label": "(2)",
                "text": "Zorble (1) above",
                "children": [],
                "flags": ["check wording: “Zorble” is not a verb that is known here"],
            },
        ],
    }
    assert result.stderr == ""


def test_a_hyphen_reads_what_is_typed(app):
    command = ["wording", "convert", "--style=decision", "-"]

    result = app.test_cli_runner().invoke(args=command, input="That Cabinet notes the report.")

    assert result.stdout == "Decision: Noted the report.\n"


def test_nested_and_wrapped_lists_are_read_as_printed(convert):
    text = (
        "It is recommended that the Panel:\n 1. Approve the plan, which is long enough to go on\n"
        "    over the line;\n 2. In respect of parks:\n   a) note the costs\n   b) keep 2(a)\n"
    )

    result = convert(text, "--style=past-list", "--numbering", "1. (a)")

    assert result.stdout == (
        "RESOLVED the Panel:\n\n1. Approved the plan, which is long enough to go on over the line;"
        "\n\n2. In respect of parks:\n\n    (a) noted the costs\n\n    (b) kept 2(a)\n"
    )


def test_what_follows_the_list_is_named_and_not_read(convert):
    result = convert(LIST + "\nMr Smith introduced the report. It was long.\n", "--style=past-list")

    assert "Smith" not in result.stdout
    assert "Line 7 and what follows it were not read." in result.stderr


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (b"", (), "The file is empty.\n"),
        (b"%PDF-1.7 ", (), "The file is a PDF, not"),
        (b"<html><p>RECOMMENDED</p></html>", (), "The file is a web page: copy"),
        (b"RECOMMENDED that:", (), "There is no recommendation in the text.\n"),
        (b"Note it", ("--numbering", "one"), "“one” is not a way to number like “(1) (a) (i)”.\n"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(convert, content, options, said):
    result = convert(content, "--style=past-list", *options)

    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_named(app, tmp_path):
    command = ["wording", "convert", "--style=past-list", str(tmp_path / "none.txt")]

    result = app.test_cli_runner().invoke(args=command)

    assert result.exit_code == 2
    assert result.stderr.endswith("none.txt cannot be read: No such file or directory.\n")


def test_an_unknown_style_is_refused(convert):
    result = convert(LIST, "--style", "baroque")

    assert result.exit_code == 2
    assert "'baroque' is not one of" in result.stderr
