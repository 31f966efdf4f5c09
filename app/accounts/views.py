from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_login import login_user, logout_user
from sqlalchemy import select
from werkzeug import Response

from app.accounts.forms import SignInForm
from app.accounts.models import Account
from app.accounts.operations import password_matches
from app.accounts.permissions import open_to_all
from app.accounts.rules import tidy_email
from app.accounts.session import SignedIn
from app.database import db
from app.errors import RuleBroken

bp = Blueprint("accounts", __name__)


@bp.route("/sign-in", methods=["GET", "POST"])
@open_to_all
def sign_in() -> str | Response:
    form = SignInForm()
    if form.validate_on_submit():
        email = tidy_email(form.email.data)
        account = db.session.scalar(select(Account).where(Account.email == email))
        if password_matches(account, form.password.data) and account:
            login_user(SignedIn(account))
            return redirect(_within_the_site(form.next.data))
        form.refuse(RuleBroken("The email address or password is wrong"))
    return render_template("accounts/sign_in.html", form=form)


@bp.post("/sign-out")
@open_to_all
def sign_out() -> Response:
    logout_user()
    flash("You have signed out")
    return redirect(url_for("home.front"))


def _within_the_site(address: str | None) -> str:
    """Where to go after signing in: never to another site that a link named."""
    given = urlsplit(address or "")
    inside = given.path.startswith("/") and not (given.netloc or given.scheme)
    if not inside or given.path.startswith(("//", "/\\")):
        return url_for("home.front")
    return address or "/"
