"""Tables that people bring, as a workbook or CSV. No other module imports openpyxl."""

import csv
import io
import zipfile
from datetime import date, datetime
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from app.actions.bringing import LONGEST, Cell, Table
from app.agenda.papers import Upload, check_upload
from app.errors import RuleBroken

_WIDEST = 60


def table_in(upload: Upload, of: str = "actions") -> Table:
    """Its rows, those that are empty left out. Raises RuleBroken where it is no table.

    `of` says what it should hold.
    """
    kind = check_upload(upload)
    if kind.endswith("spreadsheetml.sheet"):
        rows = _of_workbook(upload.content)
    elif kind == "text/csv":
        rows = _of_csv(upload.content)
    else:
        raise RuleBroken("Choose an Excel workbook (.xlsx) or a CSV file", about="file")
    kept = [row for row in rows if any(cell not in {None, ""} for cell in row)]
    if len(kept) < 2:
        raise RuleBroken(f"The file holds no table: a row of headings, then {of}", about="file")
    if len(kept) > LONGEST + 1:
        raise RuleBroken(f"A file may hold {LONGEST} {of} at the most", about="file")
    return kept


def _of_workbook(content: bytes) -> list[list[Cell]]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise RuleBroken(
            "The workbook cannot be read: save it anew as .xlsx", about="file"
        ) from error
    try:
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=LONGEST + 2, max_col=_WIDEST, values_only=True)
        return [[_cell(value) for value in row] for row in rows]
    finally:
        book.close()


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    return str(value).replace("\x00", "").strip()


def _of_csv(content: bytes) -> list[list[Cell]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text.replace("\x00", "")), delimiter=delimiter)
    return [[cell.strip() for cell in row[:_WIDEST]] for row in islice(rows, LONGEST + 2)]
