"""How words are put on a page; dates and times are put into words by `app.clock`."""

from flask import Flask
from markupsafe import Markup, escape

from app.clock import clock, long_date, moment, partial_date, short_date


def sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]


def lines(text: str) -> Markup:
    """Plain text with its line ends kept."""
    return Markup("<br>").join(escape(line) for line in text.splitlines())


def install(app: Flask) -> None:
    for function in (long_date, short_date, partial_date, clock, moment, sentence_case, lines):
        app.add_template_filter(function)
