"""The register of meetings, minutes and decisions.

`create_app` wires the parts together and decides nothing itself.
"""

from dataclasses import asdict

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from app.accounts import session
from app.accounts import views as accounts
from app.accounts.commands import accounts as accounts_commands
from app.accounts.permissions import viewer
from app.actions import models as _models  # noqa: F401  # imports every chapter before the first query
from app.actions import views as actions
from app.agenda import views as agenda
from app.bodies import profile  # noqa: F401  # its tables are named by Body
from app.bodies import views as bodies
from app.bodies.queries import authority_name
from app.config import ROOT, Config
from app.database import db
from app.decisions import views as decisions
from app.demonstration.commands import demo
from app.demonstration.rows import is_loaded
from app.home import views as home
from app.home.menu import menu_for
from app.intake import commands as intake_commands
from app.intake import views as intake
from app.meetings import views as meetings
from app.people import views as people
from app.record import views as record
from app.search import commands as search_commands
from app.search import keeper as search_keeper
from app.search import sync as _sync  # noqa: F401  # notes every change that search must know of
from app.search import views as search
from app.serving import serve
from app.web import errors, filters, freshness, pages
from app.word import commands as word_commands
from app.word import views as word

BLUEPRINTS = (
    accounts.bp,
    people.bp,
    bodies.bp,
    meetings.bp,
    agenda.bp,
    decisions.bp,
    actions.bp,
    record.bp,
    search.bp,
    word.bp,
    intake.bp,
    home.bp,
)

COMMANDS = (
    accounts_commands,
    serve,
    search_commands.search,
    word_commands.word,
    intake_commands.intake,
    demo,
)


def create_app(config: Config | None = None) -> Flask:
    app = Flask(__name__)
    app.config.from_mapping(asdict(config or Config.from_environment()))
    app.jinja_loader = ChoiceLoader(
        [
            FileSystemLoader(ROOT / "templates"),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "app" / "migrations"), render_as_batch=True)
    CSRFProtect(app)
    session.install(app)
    for part in (errors, filters, freshness, pages, search_keeper):
        part.install(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    app.context_processor(_told_to_every_page)
    return app


def _told_to_every_page() -> dict[str, object]:
    reader = viewer()
    return {
        "authority_name": authority_name(),
        "viewer": reader,
        "navigation": menu_for(reader),
        "demonstration": is_loaded(),
    }
