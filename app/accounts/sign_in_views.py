"""Signing in and out, and choosing a password by a link that was sent."""

import logging
from urllib.parse import urlsplit

from flask import abort, flash, redirect, render_template, request, session, url_for
from werkzeug import Response

from app.accounts import single_sign_on as sso
from app.accounts.blueprint import bp
from app.accounts.forms import ChoosePasswordForm, ForgottenPasswordForm, SignInForm
from app.accounts.known_browsers import count_for, remember
from app.accounts.letters import send_new_password_link, tell_of_new_password
from app.accounts.links import Purpose, account_behind
from app.accounts.models import Account
from app.accounts.operations import (
    account_by_single_sign_on,
    change_password,
    keep_hash_strong,
    password_matches,
)
from app.accounts.permissions import open_to_all
from app.accounts.queries import account_of, account_with_subject
from app.accounts.rules import tidy_email
from app.accounts.session import begin_session, end_session, has_ended
from app.accounts.throttle import ADDRESS, LINKS, LINKS_ASKED, count, here, take_back
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.mail import do_later
from app.web.saving import saved

log = logging.getLogger(__name__)

_NEXT = "next page"
_BY_SSO = "signed in by single sign-on"


@bp.route("/sign-in", methods=["GET", "POST"])
@open_to_all
def sign_in() -> str | Response:
    form = SignInForm()
    if form.validate_on_submit():
        try:
            account = _whose_password(form.email.data, form.password.data)
        except RuleBroken as refusal:
            form.refuse(refusal)
        else:
            return _welcome(account, form.next.data)
    return _sign_in_page(form)


def _whose_password(email: str, password: str) -> Account:
    """Each try is counted before the password is looked at, so that many at once count too."""
    account = account_of(email)
    counts = (ADDRESS, here()), count_for(account, email)
    count(*counts)
    if not password_matches(account, password) or account is None:
        log.warning("Sign-in refused to %s, account %s", here(), account.id if account else "none")
        raise RuleBroken("The email address or password is wrong")
    take_back(*counts)
    keep_hash_strong(account, password)
    return account


def _welcome(account: Account, address: str | None) -> Response:
    begin_session(account)
    db.session.commit()
    log.info("Account %s signed in from %s", account.id, here())
    return remember(redirect(_within_the_site(address)), account)


def _sign_in_page(form: SignInForm) -> str:
    return render_template(
        "accounts/sign_in.html",
        form=form,
        has_ended=has_ended(),
        offered=sso.is_offered(),
    )


@bp.get("/sign-in/single-sign-on/begin")
@open_to_all
def begin_single_sign_on() -> str | Response:
    """A link, not a form: the policy of our pages lets no form lead to another site."""
    session[_NEXT] = request.args.get("next", "")
    form = SignInForm(formdata=None)
    try:
        return sso.lead_there()
    except RuleBroken as refusal:
        form.refuse(refusal)
    return _sign_in_page(form)


@bp.get("/sign-in/single-sign-on")
@open_to_all
def single_sign_on() -> str | Response:
    """Where the provider sends people back to."""
    form = SignInForm(formdata=None)
    try:
        account = _whom_the_provider_knows()
    except RuleBroken as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return _sign_in_page(form)
    answer = _welcome(account, session.get(_NEXT))
    session[_BY_SSO] = True
    return answer


def _whom_the_provider_knows() -> Account:
    identity = sso.who_came()
    account = account_by_single_sign_on(
        identity,
        known=account_with_subject(identity.subject),
        holder=account_of(identity.email),
        creates_accounts=sso.creates_accounts(),
        now=now(),
    )
    db.session.add(account)
    db.session.flush()  # a new account must have its id before a session can name it
    return account


@bp.post("/sign-out")
@open_to_all
def sign_out() -> Response:
    by_sso = session.get(_BY_SSO)
    end_session()
    db.session.commit()
    if by_sso and sso.is_offered():
        return redirect(url_for(".signed_out"))
    flash("You have signed out")
    return redirect(url_for("home.front"))


@bp.get("/signed-out")
@open_to_all
def signed_out() -> str:
    """Only for whoever came by single sign-on: they may still be signed in there."""
    return render_template(
        "accounts/signed_out.html", way_out=sso.way_out() if sso.is_offered() else None
    )


@bp.route("/forgotten-password", methods=["GET", "POST"])
@open_to_all
def forgotten_password() -> str | Response:
    form = ForgottenPasswordForm()
    if form.validate_on_submit():
        email = tidy_email(form.email.data)
        try:
            count((LINKS_ASKED, here()), (LINKS, email))
        except RuleBroken as refusal:
            form.refuse(refusal)
        else:
            # The answer waits neither for the look-up nor for the mail, so its time tells nothing.
            do_later(lambda: _send_link_to(email))
            return render_template("accounts/link_sent.html", email=email)
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Choose a new password",
        intro="We will send a link with which you choose a new password.",
        save="Send the link",
        back=(url_for(".sign_in"), "Sign in"),
    )


def _send_link_to(email: str) -> None:
    account = account_of(email)
    if account is not None and account.active:
        send_new_password_link(account)


@bp.route("/choose-password/<purpose>/<token>", methods=["GET", "POST"])
@open_to_all
def choose_password(purpose: str, token: str) -> str | Response:
    if purpose not in set(Purpose):
        abort(404)
    account = account_behind(Purpose(purpose), token, now())
    if account is None:
        return render_template("accounts/link_over.html", invited=purpose == Purpose.INVITATION)
    form = ChoosePasswordForm()
    if saved(form, lambda: change_password(account, form.password.data)):
        if purpose == Purpose.NEW_PASSWORD:
            tell_of_new_password(account)
        flash("Password chosen. Sign in with it")
        return remember(redirect(url_for(".sign_in")), account)
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Choose your password",
        intro=f"For the account of {account.name}, {account.email}.",
        save="Save password",
    )


def _within_the_site(address: str | None) -> str:
    """Where to go after signing in: never to another site that a link named."""
    given = urlsplit(address or "")
    inside = given.path.startswith("/") and not (given.netloc or given.scheme)
    if not inside or given.path.startswith(("//", "/\\")):
        return url_for("home.front")
    return address or "/"
