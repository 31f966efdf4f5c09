"""`flask wording`: recommendations turned into a resolution without a browser."""

import json
from typing import BinaryIO, cast

import click
from flask.cli import AppGroup

from app.errors import RuleBroken
from app.intake.clause_lists import Recommendations, recommendations_in
from app.intake.reading import read
from app.wording.numbering import is_pattern
from app.wording.printing import printed, to_look_at
from app.wording.resolving import resolved
from app.wording.styles import Style

wording = AppGroup("wording", help="Word resolutions.")


@wording.command()
@click.argument("file")
@click.option("--style", type=click.Choice([style.value for style in Style]), required=True)
@click.option("--body", help="The body that resolves, where the resolution is to name it.")
@click.option("--numbering", help="How clauses count, level by level: “(1) (a) (i)”.")
@click.option("--json", "as_json", is_flag=True, help="Print the resolution as JSON.")
def convert(
    file: str, style: str, body: str | None, numbering: str | None, *, as_json: bool
) -> None:
    """Turn the recommendations in FILE, “-” for what is typed, into a resolution."""
    try:
        found = _recommendations(file)
        made = resolved(found.lead_in, found.clauses, Style(style), body, _patterns(numbering))
    except RuleBroken as refusal:
        click.echo(f"{refusal}.", err=True)
        raise SystemExit(2) from None
    said = json.dumps(made.as_json(), ensure_ascii=False, indent=2) if as_json else printed(made)
    click.echo(f"{said}\n".encode(), nl=False)
    for label, flag in () if as_json else to_look_at(made.clauses):
        click.echo(f"{label} {flag}.".strip(), err=True)
    if found.left_out:
        click.echo(f"Line {found.left_out} and what follows it were not read.", err=True)


def _recommendations(file: str) -> Recommendations:
    try:
        with click.open_file(file, "rb") as stream:
            source = read(cast(BinaryIO, stream))
    except OSError as error:
        raise RuleBroken(f"{file} cannot be read: {error.strerror}") from None
    if source.is_html:
        raise RuleBroken("The file is a web page: copy the recommendations into a text file")
    return recommendations_in(source.text)


def _patterns(numbering: str | None) -> tuple[str, ...] | None:
    patterns = tuple(numbering.split()) if numbering else None
    if numbering is not None and not (patterns and all(is_pattern(each) for each in patterns)):
        raise RuleBroken(f"“{numbering}” is not a way to number like “(1) (a) (i)”")
    return patterns
