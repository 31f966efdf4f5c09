"""Who sits on a body."""

from flask import flash, redirect, render_template, url_for
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.bodies.blueprint import bp
from app.bodies.forms import EndMembershipForm, MembershipForm
from app.bodies.member_operations import (
    Seat,
    appoint,
    correct_membership,
    end_membership,
    remove_membership,
)
from app.bodies.models import Body, Membership
from app.bodies.queries import body_at, seats_of
from app.clock import today
from app.database import db
from app.web.paging import page_of
from app.web.saving import ask_before, saved


@bp.get("/bodies/<slug>/members")
@clerks_only
def members(slug: str) -> str:
    body = body_at(slug)
    found = page_of(seats_of(body, today()), 25)
    return render_template("bodies/members.html", body=body, found=found, today=today())


@bp.route("/bodies/<slug>/members/add", methods=["GET", "POST"])
@clerks_only
def add_member(slug: str) -> str | Response:
    body = body_at(slug)
    form = MembershipForm()
    form.offer_seats_of(body)
    if seat := saved(form, lambda: appoint(body, Seat(**form.answers))):
        flash(f"{seat.holder} sits on {body.name}")
        return redirect(_back(body)[0])
    return render_template(
        "bodies/member.html", form=form, heading="Add a member", caption=body.name, back=_back(body)
    )


@bp.route("/memberships/<int:membership_id>/edit", methods=["GET", "POST"])
@clerks_only
def edit_member(membership_id: int) -> str | Response:
    membership = db.get_or_404(Membership, membership_id)
    body = membership.body
    form = MembershipForm(obj=membership)
    form.offer_seats_of(body)
    if saved(form, lambda: correct_membership(membership, Seat(**form.answers))):
        flash(f"Membership of {membership.holder} saved")
        return redirect(_back(body)[0])
    return render_template(
        "bodies/member.html",
        form=form,
        heading="Correct a membership",
        caption=body.name,
        back=_back(body),
    )


@bp.route("/memberships/<int:membership_id>/end", methods=["GET", "POST"])
@clerks_only
def end_member(membership_id: int) -> str | Response:
    membership = db.get_or_404(Membership, membership_id)
    body = membership.body
    form = EndMembershipForm(data={"ends_on": membership.ends_on or today()})
    if saved(form, lambda: end_membership(membership, form.ends_on.data)):
        flash(f"Membership of {membership.holder} ended")
        return redirect(_back(body)[0])
    return render_template(
        "layouts/form.html",
        form=form,
        heading=f"End the membership of {membership.holder}",
        caption=body.name,
        save="End membership",
        back=_back(body),
    )


@bp.route("/memberships/<int:membership_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_member(membership_id: int) -> str | Response:
    membership = db.get_or_404(Membership, membership_id)
    body, holder = membership.body, membership.holder
    return ask_before(
        lambda: remove_membership(membership),
        heading=f"Remove the membership of {holder}?",
        words=f"As if {holder} had never sat on {body.name}. End a membership that was held.",
        save="Remove this membership",
        done="Membership removed",
        back=_back(body),
    )


def _back(body: Body) -> tuple[str, str]:
    return url_for(".members", slug=body.slug), f"Members of {body.name}"
