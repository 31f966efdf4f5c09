"""The register of meetings, minutes and decisions.

`create_app` wires the parts together and decides nothing itself.
"""

from dataclasses import asdict

from flask import Flask
from flask_migrate import Migrate
from flask_wtf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader

from app import mail
from app.accounts import bodies as bodies_kept
from app.accounts import first_start, session, single_sign_on
from app.accounts import views as accounts
from app.accounts.bodies import Bodies
from app.accounts.commands import accounts as accounts_commands
from app.accounts.permissions import viewer
from app.actions import belonging as actions_belonging
from app.actions import models as _models  # noqa: F401  # imports every chapter before the first query
from app.actions import views as actions
from app.agenda import belonging as agenda_belonging
from app.agenda import views as agenda
from app.archive import belonging as archive_belonging
from app.archive import commands as _minutes  # noqa: F401  # adds `flask intake minutes`
from app.archive import source_commands as _sources  # noqa: F401  # adds `flask intake moderngov` …
from app.archive import uploading as archive_uploading
from app.archive import views as _archive  # noqa: F401  # its routes
from app.archive.blueprint import bp as archive_bp
from app.audit import log as _log  # noqa: F401  # writes every change into the log
from app.audit import views as audit
from app.bodies import belonging as bodies_belonging
from app.bodies import profile  # noqa: F401  # its tables are named by Body
from app.bodies import views as bodies
from app.bodies.commands import setup
from app.bodies.queries import authority_name
from app.business import views as business
from app.chasing import commands as chasing_commands
from app.chasing import views as chasing
from app.checks import belonging as checks_belonging
from app.checks import views as checks
from app.config import ROOT, Config
from app.database import db
from app.decisions import belonging as decisions_belonging
from app.decisions import views as decisions
from app.demonstration.commands import demo
from app.demonstration.rows import is_loaded
from app.desk import views as desk
from app.following import belonging as following_belonging
from app.following import views as following
from app.home import views as home
from app.home.menu import menu_for
from app.intake import belonging as intake_belonging
from app.intake import commands as intake_commands
from app.intake import views as intake
from app.intake.wording_commands import wording
from app.meetings import belonging as meetings_belonging
from app.meetings import seal as _seal  # noqa: F401  # refuses every change of signed minutes
from app.meetings import views as meetings
from app.people import views as people
from app.publishing import changes as _changes  # noqa: F401  # a version of what is changed while public
from app.publishing import commands as publishing_commands
from app.publishing import operations as _keeps  # noqa: F401  # a version of whatever is announced
from app.publishing import views as publishing
from app.record import views as record
from app.record import withholding
from app.referrals import belonging as referrals_belonging
from app.referrals import views as referrals
from app.retention import views as retention
from app.retention.commands import retention as retention_command
from app.search import commands as search_commands
from app.search import keeper as search_keeper
from app.search import suggestion_views as _suggested  # noqa: F401  # adds what the search box asks for
from app.search import sync as _sync  # noqa: F401  # notes every change that search must know of
from app.search import views as search
from app.serving import serve
from app.together import views as together
from app.watching import commands as _alerts  # noqa: F401  # adds `flask search alerts`
from app.watching import views as watching
from app.web import errors, filters, freshness, pages, proxies, stale
from app.word import batches as word_batches
from app.word import belonging as word_belonging
from app.word import commands as word_commands
from app.word import views as _word  # noqa: F401  # its routes
from app.word.blueprint import bp as word_bp

BLUEPRINTS = (
    accounts.bp,
    people.bp,
    bodies.bp,
    meetings.bp,
    agenda.bp,
    decisions.bp,
    actions.bp,
    record.bp,
    publishing.bp,
    search.bp,
    word_bp,
    audit.bp,
    retention.bp,
    referrals.bp,
    chasing.bp,
    checks.bp,
    intake.bp,
    archive_bp,
    business.bp,
    following.bp,
    watching.bp,
    desk.bp,
    home.bp,
)

COMMANDS = (
    setup,
    accounts_commands,
    serve,
    search_commands.search,
    publishing_commands.record,
    word_commands.word,
    intake_commands.intake,
    retention_command,
    chasing_commands.actions,
    wording,
    demo,
)


BODIES = Bodies(
    names=bodies_belonging.names_of_bodies,
    sat_on=bodies_belonging.sat_on,
    queries={
        **bodies_belonging.BODIES_OF,
        **meetings_belonging.BODIES_OF,
        **agenda_belonging.BODIES_OF,
        **decisions_belonging.BODIES_OF,
        **actions_belonging.BODIES_OF,
        **referrals_belonging.BODIES_OF,
        **intake_belonging.BODIES_OF,
        **archive_belonging.BODIES_OF,
        **checks_belonging.BODIES_OF,
        **following_belonging.BODIES_OF,
        **word_belonging.BODIES_OF,
    },
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
    bodies_kept.install(app, BODIES)
    mail.install(app, signed_by=authority_name)
    for part in (
        proxies,
        session,
        single_sign_on,
        errors,
        filters,
        freshness,
        pages,
        first_start,
        search_keeper,
        stale,
        together,
        withholding,
        word_batches,
        archive_uploading,
    ):
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
