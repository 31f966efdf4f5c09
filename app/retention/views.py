from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import administrators_only
from app.retention.forms import RetentionForm
from app.retention.operations import set_periods
from app.retention.queries import marks, retention
from app.web.paging import page_of
from app.web.saving import saved

bp = Blueprint("retention", __name__)


@bp.route("/manage/retention", methods=["GET", "POST"])
@administrators_only
def settings() -> str | Response:
    kept = retention()
    form = RetentionForm(obj=kept)
    if saved(form, lambda: set_periods(kept, **form.answers)):
        flash("Inspection periods saved")
        return redirect(url_for(".settings"))
    return render_template("retention/settings.html", form=form, found=page_of(marks(), 50))
