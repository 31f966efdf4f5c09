"""Lists that come a page at a time."""

from typing import Any
from urllib.parse import urlencode

from flask import abort, request
from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select

from app.database import db

#: No list is longer; a larger number in an address is nobody’s page.
_LAST = 100_000


def page_of(query: Select[Any], size: int) -> Pagination:
    """The page that the address asks for; 404 for one that is not there."""
    asked = request.args.get("page", default=1, type=int)
    if asked > _LAST:
        abort(404)
    return db.paginate(query, page=asked, per_page=size, max_per_page=size)


def page_address(number: int) -> str:
    """This address with another page number, and whatever else was asked kept."""
    asked = [(k, v) for k, v in request.args.items(multi=True) if k != "page"]
    if number > 1:
        asked.append(("page", str(number)))
    here = request.script_root + request.path
    return f"{here}?{urlencode(asked)}" if asked else here
