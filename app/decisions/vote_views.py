from collections.abc import Sequence

from flask import flash, redirect, render_template
from werkzeug import Response

from app.accounts.permissions import clerks_only
from app.agenda.blueprint import back_to_item, page_written_on
from app.database import db
from app.decisions.blueprint import bp
from app.decisions.models import Resolution
from app.decisions.motions import voters_on
from app.decisions.queries import motion_with_voters, resolution_with_voters, vote_with_voters
from app.decisions.voting import (
    correct_counts,
    correct_names,
    doubts_on,
    record_counts,
    record_own_vote,
    record_vote,
    take_out_vote,
)
from app.decisions.voting_forms import CountsForm, OwnVoteForm, RecordedVoteForm
from app.decisions.voting_models import Motion, Vote
from app.meetings.operations import check_open
from app.web.forms import RegisterForm
from app.web.saving import ask_before, saved


@bp.route("/motions/<int:motion_id>/vote", methods=["GET", "POST"])
@clerks_only
def motion_vote(motion_id: int) -> str | Response:
    return _count(motion_with_voters(motion_id))


@bp.route("/resolutions/<int:resolution_id>/vote", methods=["GET", "POST"])
@clerks_only
def resolution_vote(resolution_id: int) -> str | Response:
    return _count(resolution_with_voters(resolution_id))


def _count(subject: Motion | Resolution) -> str | Response:
    form = CountsForm()
    vote = saved(
        form,
        lambda: record_counts(subject, **form.counted),
        doubts=lambda: doubts_on(subject, form.outcome),
    )
    return _to(vote) if vote else _page("decisions/counts.html", form, subject, subject.votes)


@bp.route("/motions/<int:motion_id>/recorded-vote", methods=["GET", "POST"])
@clerks_only
def motion_recorded_vote(motion_id: int) -> str | Response:
    return _name(motion_with_voters(motion_id))


@bp.route("/resolutions/<int:resolution_id>/recorded-vote", methods=["GET", "POST"])
@clerks_only
def resolution_recorded_vote(resolution_id: int) -> str | Response:
    return _name(resolution_with_voters(resolution_id))


def _name(subject: Motion | Resolution) -> str | Response:
    form = RecordedVoteForm.of(voters_on(subject.item))
    vote = saved(
        form,
        lambda: record_vote(subject, form.choices, form.casting_choice),
        doubts=lambda: doubts_on(subject, form.outcome),
    )
    return (
        _to(vote) if vote else _page("decisions/recorded_vote.html", form, subject, subject.votes)
    )


@bp.route("/votes/<int:vote_id>", methods=["GET", "POST"])
@clerks_only
def correct_vote(vote_id: int) -> str | Response:
    vote = vote_with_voters(vote_id)
    return _correct_names(vote) if vote.is_recorded else _correct_counts(vote)


def _correct_counts(vote: Vote) -> str | Response:
    form = CountsForm(obj=vote)
    corrected = saved(
        form,
        lambda: correct_counts(vote, **form.counted),
        doubts=lambda: doubts_on(vote.subject, form.outcome, vote),
    )
    return _to(corrected) if corrected else _page("decisions/counts.html", form, vote.subject)


def _correct_names(vote: Vote) -> str | Response:
    form = RecordedVoteForm.of(voters_on(vote.subject.item), vote)
    corrected = saved(
        form,
        lambda: correct_names(vote, form.choices, form.casting_choice),
        doubts=lambda: doubts_on(vote.subject, form.outcome, vote),
    )
    if corrected:
        return _to(corrected)
    return _page("decisions/recorded_vote.html", form, vote.subject)


@bp.route("/votes/<int:vote_id>/own-vote", methods=["GET", "POST"])
@clerks_only
def own_vote(vote_id: int) -> str | Response:
    vote = vote_with_voters(vote_id)
    form = OwnVoteForm.of(voters_on(vote.subject.item))
    noted = saved(form, lambda: record_own_vote(vote, form.member.record, form.choice.data))
    return _to(noted) if noted else _page("decisions/own_vote.html", form, vote.subject)


@bp.route("/votes/<int:vote_id>/remove", methods=["GET", "POST"])
@clerks_only
def remove_vote(vote_id: int) -> str | Response:
    vote = db.get_or_404(Vote, vote_id)
    return ask_before(
        lambda: take_out_vote(vote),
        heading="Remove this vote?",
        words=f"{vote.sentence}. It is taken off the record, with the names of who voted how.",
        save="Remove it",
        done="Vote removed",
        back=back_to_item(vote.subject.item),
        first=lambda: check_open(vote.subject.item.meeting),
    )


def _to(vote: Vote) -> Response:
    flash(f"Vote saved. {vote.sentence}")
    return redirect(page_written_on(vote.subject.item))


def _page(
    template: str,
    form: RegisterForm,
    subject: Motion | Resolution,
    recorded: Sequence[Vote] = (),
) -> str:
    """`recorded` are the votes that there are already, where this would be another."""
    return render_template(
        template,
        form=form,
        subject=subject,
        item=subject.item,
        present=len(voters_on(subject.item)),
        recorded=recorded,
    )
