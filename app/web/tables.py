"""Tables that leave the register as files, a row at a time."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice

from flask import Response, stream_with_context

#: The mark by which spreadsheets know the letters of a file to be UTF-8.
SPREADSHEETS_KNOW = "\ufeff"
_AT_ONCE = 200


def safe_cell(value: object) -> str:
    """What a spreadsheet shows as text and never runs as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def csv_rows(rows: Iterable[Iterable[object]]) -> str:
    written = StringIO()
    csv.writer(written).writerows(map(safe_cell, row) for row in rows)
    return written.getvalue()


def as_csv_file(rows: Iterable[Iterable[object]], name: str) -> Response:
    """Some rows at a time, so that a long table takes no more memory than a short one."""
    return Response(
        stream_with_context(csv_in_pieces(rows)),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def csv_in_pieces(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    yield SPREADSHEETS_KNOW
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield csv_rows(some)
