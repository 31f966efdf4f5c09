"""The chasing door’s part of the site; each file of views adds its own pages to it."""

from flask import Blueprint

bp = Blueprint("chasing", __name__)
