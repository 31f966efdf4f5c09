from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from app.accounts.permissions import open_to_all, viewer
from app.search.addresses import page_of
from app.search.engines import Order
from app.search.finding import find_or_meant
from app.search.forms import KIND_WORDS, SearchForm
from app.search.narrowing import narrowing

bp = Blueprint("search", __name__)


@bp.get("/search")
@open_to_all
def results() -> str | Response:
    form = SearchForm(request.args)
    if "" in (value for _, value in request.args.items(multi=True)):  # boxes left empty
        return redirect(url_for(".results", **form.address))
    valid = form.validate()
    found = find_or_meant(form.asked(request.args.get("page", 1, int)), viewer()) if valid else None
    return render_template(
        "search/results.html",
        form=form,
        found=found,
        narrowing=narrowing(form, found.counts if found else {}, viewer()),
        address=lambda **changes: url_for(".results", **form.address | changes),
        page_of=page_of,
        kind_words=KIND_WORDS,
        orders=list(Order),
    )
