"""The blueprint that every view of the record hangs on."""

from flask import Blueprint

bp = Blueprint("record", __name__)
