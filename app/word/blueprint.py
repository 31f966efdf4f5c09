from flask import Blueprint

bp = Blueprint("word", __name__)
