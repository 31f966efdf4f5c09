"""The blueprint that the pages of saved searches, feeds and lists hang on."""

from flask import Blueprint

bp = Blueprint("watching", __name__)
