from flask import Response, jsonify, request

from app.accounts.permissions import open_to_all, viewer
from app.search.forms import KIND_WORDS
from app.search.suggesting import suggestions
from app.search.views import bp


@bp.get("/search/suggestions")
@open_to_all
def suggest() -> Response:
    """What the search box offers while someone types (suggest.js)."""
    found = suggestions(request.args.get("q", ""), viewer())
    return jsonify(
        [{"words": o.words, "kind": KIND_WORDS[o.kind], "address": o.address} for o in found]
    )
