"""The decisions’ part of the site; each file of views adds its own pages to it."""

from flask import Blueprint

bp = Blueprint("decisions", __name__)
