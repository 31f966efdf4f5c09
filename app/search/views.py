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
    )
