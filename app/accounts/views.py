"""The accounts, as an administrator keeps them."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug import Response

from app.accounts import own_views, sign_in_views  # noqa: F401  # more routes of the blueprint
from app.accounts.blueprint import bp
from app.accounts.bodies import bodies
from app.accounts.forms import AccountForm, ChangeAccountForm
from app.accounts.letters import invite, send_new_password_link, tell_of_new_address
from app.accounts.models import Account
from app.accounts.operations import change_account, open_account, sign_out_everywhere
from app.accounts.permissions import administrators_only, may_use
from app.accounts.queries import account_of, accounts_matching, administrators_beside
from app.accounts.session import open_sign_ins
from app.clock import now
from app.database import db
from app.errors import RuleBroken
from app.mail import NotSent, kept_message, kept_messages, messages_are_kept
from app.web.paging import page_of
from app.web.saving import ask_before, saved

__all__ = ["bp"]

bp.add_app_template_global(may_use)

_TAKEN = RuleBroken("There is already an account with this email address", about="email")


@bp.get("/accounts")
@administrators_only
def index() -> str:
    words = request.args.get("q", "").strip()
    found = page_of(accounts_matching(words), 25)
    return render_template("accounts/index.html", found=found, words=words, names=bodies().names())


@bp.route("/accounts/add", methods=["GET", "POST"])
@administrators_only
def add() -> str | Response:
    form = AccountForm()
    if account := saved(
        form,
        lambda: open_account(**form.answers, now=now(), holder=account_of(form.email.data)),
        _TAKEN,
        form.doubts_about_keeping,
    ):
        _send_link(account)
        return redirect(url_for(".index"))
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Invite someone",
        intro="They get a message with a link, by which they choose their password.",
        save="Send invitation",
        back=_back(),
    )


@bp.route("/accounts/<int:account_id>", methods=["GET", "POST"])
@administrators_only
def edit(account_id: int) -> str | Response:
    account = db.get_or_404(Account, account_id)
    form = ChangeAccountForm(obj=account, data={"bodies": account.chosen_bodies})
    address = account.email

    def change() -> Account:
        return change_account(
            account,
            **form.answers,
            holder=account_of(form.email.data),
            other_administrators=administrators_beside(account),
        )

    if saved(form, change, _TAKEN, form.doubts_about_keeping):
        if account.email != address:
            tell_of_new_address(account.name, address, account.email)
        flash(f"Account of {account.name} saved")
        return redirect(url_for(".index"))
    return render_template(
        "accounts/edit.html",
        form=form,
        account=account,
        sign_ins=open_sign_ins(account.id),
        back=_back(),
    )


@bp.post("/accounts/<int:account_id>/link")
@administrators_only
def send_link(account_id: int) -> Response:
    """An invitation where nobody has come yet, else a link for a new password."""
    account = db.get_or_404(Account, account_id)
    _send_link(account)
    return redirect(url_for(".edit", account_id=account.id))


def _send_link(account: Account) -> None:
    try:
        if account.is_invited:
            invite(account, by=current_user.name)
        else:
            send_new_password_link(account)
    except NotSent:
        flash(
            f"The account of {account.name} is saved, but the message could not be sent. "
            "Send it again later, from the account’s page",
            "problem",
        )
    else:
        where = "waits under Messages for" if messages_are_kept() else "is on its way to"
        flash(f"A link to choose a password {where} {account.email}")


@bp.route("/accounts/<int:account_id>/sign-out", methods=["GET", "POST"])
@administrators_only
def sign_out_account(account_id: int) -> str | Response:
    account = db.get_or_404(Account, account_id)
    return ask_before(
        lambda: sign_out_everywhere(account),
        heading=f"Sign {account.name} out everywhere?",
        words="What they have typed and not saved is lost. They can sign in again.",
        save="Sign them out",
        done=f"{account.name} is signed out everywhere",
        back=(url_for(".edit", account_id=account.id), f"Account of {account.name}"),
    )


@bp.get("/accounts/messages")
@administrators_only
def messages() -> str:
    return render_template("accounts/messages.html", messages=kept_messages())


@bp.get("/accounts/messages/<name>")
@administrators_only
def message(name: str) -> str:
    return render_template("accounts/message.html", message=kept_message(name) or abort(404))


def _back() -> tuple[str, str]:
    return url_for(".index"), "Accounts"
