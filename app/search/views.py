from flask import Blueprint, render_template, request

from app.accounts.permissions import open_to_all

bp = Blueprint("search", __name__)


@bp.get("/search")
@open_to_all
def results() -> str:
    return render_template("search/results.html", words=request.args.get("q", ""))
