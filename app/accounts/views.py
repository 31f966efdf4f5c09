from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_login import login_user, logout_user
from werkzeug import Response

from app.accounts.forms import (
    ChangeAccountForm,
    NewAccountForm,
    OwnPasswordForm,
    ResetPasswordForm,
    SignInForm,
)
from app.accounts.models import Account
from app.accounts.operations import (
    change_account,
    change_own_password,
    change_password,
    keep_hash_strong,
    open_account,
    password_matches,
)
from app.accounts.permissions import administrators_only, open_to_all, signed_in_only, viewer
from app.accounts.queries import account_of, accounts_matching, administrators_beside
from app.accounts.session import SignedIn
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.web.paging import page_of
from app.web.saving import saved

bp = Blueprint("accounts", __name__)

_TAKEN = RuleBroken("There is already an account with this email address", about="email")


@bp.route("/sign-in", methods=["GET", "POST"])
@open_to_all
def sign_in() -> str | Response:
    form = SignInForm()
    if form.validate_on_submit():
        account = account_of(form.email.data)
        if password_matches(account, form.password.data) and account:
            if keep_hash_strong(account, form.password.data):
                db.session.commit()
            _begin_session(account)
            return redirect(_within_the_site(form.next.data))
        form.refuse(RuleBroken("The email address or password is wrong"))
    return render_template("accounts/sign_in.html", form=form)


@bp.post("/sign-out")
@open_to_all
def sign_out() -> Response:
    logout_user()
    session.clear()
    flash("You have signed out")
    return redirect(url_for("home.front"))


@bp.route("/password", methods=["GET", "POST"])
@signed_in_only
def own_password() -> str | Response:
    account = db.get_or_404(Account, viewer().account_id)
    form = OwnPasswordForm()
    if saved(form, lambda: change_own_password(account, **form.answers)):
        _begin_session(account)
        flash("Password changed. You are signed out everywhere else")
        return redirect(url_for("home.front"))
    return render_template(
        "layouts/form.html", form=form, heading="Change your password", save="Change password"
    )


@bp.get("/accounts")
@administrators_only
def index() -> str:
    words = request.args.get("q", "").strip()
    found = page_of(accounts_matching(words), 25)
    return render_template("accounts/index.html", found=found, words=words)


@bp.route("/accounts/add", methods=["GET", "POST"])
@administrators_only
def add() -> str | Response:
    form = NewAccountForm()
    if account := saved(
        form,
        lambda: open_account(**form.answers, now=now(), holder=account_of(form.email.data)),
        _TAKEN,
    ):
        flash(f"{account.name} may sign in")
        return redirect(url_for(".index"))
    return render_template(
        "layouts/form.html", form=form, heading="Add an account", save="Add account", back=_back()
    )


@bp.route("/accounts/<int:account_id>", methods=["GET", "POST"])
@administrators_only
def edit(account_id: int) -> str | Response:
    account = db.get_or_404(Account, account_id)
    form = ChangeAccountForm(obj=account)

    def change() -> Account:
        return change_account(
            account,
            **form.answers,
            holder=account_of(form.email.data),
            other_administrators=administrators_beside(account),
        )

    if saved(form, change, _TAKEN):
        flash(f"Account of {account.name} saved")
        return redirect(url_for(".index"))
    return render_template("accounts/edit.html", form=form, account=account, back=_back())


@bp.route("/accounts/<int:account_id>/password", methods=["GET", "POST"])
@administrators_only
def reset_password(account_id: int) -> str | Response:
    account = db.get_or_404(Account, account_id)
    form = ResetPasswordForm()
    if saved(form, lambda: change_password(account, form.password.data)):
        flash(f"Password of {account.name} changed. They are signed out everywhere")
        return redirect(url_for(".index"))
    return render_template(
        "layouts/form.html",
        form=form,
        heading=f"Set a password for {account.name}",
        intro="Tell them in person or by telephone; they can then choose their own.",
        save="Set password",
        back=(url_for(".edit", account_id=account.id), f"Account of {account.name}"),
    )


def _begin_session(account: Account) -> None:
    """Nothing of the session before is kept, in case it was someone else’s."""
    session.clear()
    login_user(SignedIn(account))


def _back() -> tuple[str, str]:
    return url_for(".index"), "Accounts"


def _within_the_site(address: str | None) -> str:
    """Where to go after signing in: never to another site that a link named."""
    given = urlsplit(address or "")
    inside = given.path.startswith("/") and not (given.netloc or given.scheme)
    if not inside or given.path.startswith(("//", "/\\")):
        return url_for("home.front")
    return address or "/"
