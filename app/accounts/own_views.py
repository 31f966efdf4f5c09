"""What someone may do to their own account."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.blueprint import bp
from app.accounts.forms import OwnPasswordForm
from app.accounts.letters import tell_of_new_password
from app.accounts.models import Account, SignIn
from app.accounts.operations import change_own_password, sign_out_everywhere
from app.accounts.permissions import signed_in_only, viewer
from app.accounts.session import begin_session, end_session, open_sign_ins, this_key_hash
from app.database import db
from app.web.forms import RegisterForm
from app.web.saving import saved


@bp.get("/account")
@signed_in_only
def own() -> str:
    account = db.get_or_404(Account, viewer().account_id)
    return render_template(
        "accounts/own.html",
        form=RegisterForm(),
        account=account,
        sign_ins=open_sign_ins(account.id),
        this=this_key_hash(),
    )


@bp.post("/account/sign-out-everywhere")
@signed_in_only
def sign_out_everywhere_else() -> Response:
    """Here too: whoever asks for this wants to begin anew."""
    sign_out_everywhere(db.get_or_404(Account, viewer().account_id))
    end_session()
    db.session.commit()
    flash("You are signed out everywhere")
    return redirect(url_for(".sign_in"))


@bp.post("/account/sign-ins/<int:sign_in_id>/end")
@signed_in_only
def end_sign_in(sign_in_id: int) -> Response:
    """Only one’s own; one that has ended meanwhile is as good."""
    own = (SignIn.id == sign_in_id, SignIn.account_id == viewer().account_id)
    db.session.execute(db.delete(SignIn).where(*own))
    db.session.commit()
    flash("Signed out there")
    return redirect(url_for(".own"))


@bp.route("/password", methods=["GET", "POST"])
@signed_in_only
def own_password() -> str | Response:
    account = db.get_or_404(Account, viewer().account_id)
    form = OwnPasswordForm()
    if saved(form, lambda: change_own_password(account, **form.answers)):
        begin_session(account)
        db.session.commit()
        tell_of_new_password(account)
        flash("Password changed. You are signed out everywhere else")
        return redirect(url_for(".own"))
    return render_template(
        "layouts/form.html",
        form=form,
        heading="Change your password",
        save="Change password",
        back=(url_for(".own"), "Your account"),
    )
