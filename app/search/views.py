from collections.abc import Iterator

from flask import Blueprint, render_template, request, url_for

from app.accounts.permissions import open_to_all, viewer
from app.search.addresses import page_of
from app.search.engines import Order
from app.search.finding import find
from app.search.forms import KIND_WORDS, SearchForm

bp = Blueprint("search", __name__)


@bp.get("/search")
@open_to_all
def results() -> str:
    form = SearchForm(request.args)
    valid = form.validate()
    found = find(form.asked(request.args.get("page", 1, int)), viewer()) if valid else None
    return render_template(
        "search/results.html",
        form=form,
        found=found,
        address=lambda **changes: url_for(".results", **form.address | changes),
        page_of=page_of,
        kind_words=KIND_WORDS,
        orders=list(Order),
        page_numbers=list(page_numbers(found.page, found.pages)) if found else [],
    )


def page_numbers(page: int, pages: int) -> Iterator[int | None]:
    """The first, the last and those around this one, with None where some are left out."""
    shown = sorted({1, page - 1, page, page + 1, pages} & set(range(1, pages + 1)))
    before = 0
    for number in shown:
        if number > before + 1:
            yield None
        yield number
        before = number
