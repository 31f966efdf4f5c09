"""The blueprint that every view of the chapter hangs on."""

from flask import Blueprint

bp = Blueprint("bodies", __name__)
