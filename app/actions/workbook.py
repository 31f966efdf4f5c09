"""Tables as Excel workbooks. No other module imports XlsxWriter."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO

from xlsxwriter import Workbook

#: In characters; what is not named is wide enough for a date.
_WIDTHS = {
    "Action": 60,
    "Update": 60,
    "Owner": 30,
    "Matter": 30,
    "Body": 30,
    "Closed at meeting": 30,
}
_NARROW = 16


def write_workbook(
    file: IO[bytes], title: str, columns: Sequence[str], rows: Iterable[Iterable[object]]
) -> None:
    """A row at a time: one that is written is out of memory before the next is read.

    Text is written as text, so that none runs as a formula.
    """
    with Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title})
        sheet = book.add_worksheet("Actions")
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left"})
        bold = book.add_format({"bold": True, "valign": "top", "bottom": 1})
        for number, name in enumerate(columns):
            sheet.set_column(number, number, _WIDTHS.get(name, _NARROW))
            sheet.write_string(0, number, name, bold)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        last = 0
        for last, row in enumerate(rows, start=1):
            for number, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(last, number, cell, day)
                elif cell:
                    sheet.write_string(last, number, str(cell), plain)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
