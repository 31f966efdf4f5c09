"""The life of minutes: reviewed, withdrawn, signed.

They are published beside their checks; they are approved, and corrected, among decisions.
"""

from datetime import datetime

from werkzeug import Response

from app.accounts.models import Account
from app.accounts.permissions import clerks_only
from app.agenda.asking import StepOf, Warned, ask_step, comments_waiting
from app.agenda.blueprint import bp
from app.agenda.letters import ask_to_review
from app.agenda.queries import agenda_or_404
from app.agenda.review import begin_review, end_review
from app.agenda.review_queries import reviewers
from app.agenda.signing_forms import SignForm
from app.meetings.announcements import Publication
from app.meetings.models import Meeting
from app.meetings.operations import move_minutes, sign_minutes
from app.meetings.rules import MinutesState


def _moving_to(state: MinutesState) -> StepOf:
    return lambda meeting, now, *, by, note: move_minutes(meeting, state, now, by=by, note=note)


@bp.route("/meetings/<int:meeting_id>/minutes/review/begin", methods=["GET", "POST"])
@clerks_only
def begin_the_review(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_step(
        meeting,
        begin_review,
        heading="Send the minutes for review?",
        save="Send them for review",
        done="The minutes are in review",
        intro="The chair and the authors of reports can then read the draft and comment on each "
        "paragraph. The public see nothing of it.",
        warnings=_before_the_review(meeting),
        tells=ask_to_review,
    )


def _before_the_review(meeting: Meeting) -> list[Warned]:
    people = reviewers(meeting)
    reading = [p.formal_name for p in people if p.account_id]
    lacking = [p.formal_name for p in people if not p.account_id]
    found = [f"Will be told that they can read them: {', '.join(reading)}."] if reading else []
    if lacking:
        found.append(f"Have no account to read them with: {', '.join(lacking)}.")
    if not found:
        found = ["Neither a chair nor a presenter is recorded, so only clerks can comment."]
    return [Warned(words) for words in found]


@bp.route("/meetings/<int:meeting_id>/minutes/review/end", methods=["GET", "POST"])
@clerks_only
def end_the_review(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_step(
        meeting,
        end_review,
        heading="Take the minutes back from review?",
        save="Take them back",
        done="The minutes are a draft again",
        intro="Only clerks can then read them. The comments stay.",
        warnings=comments_waiting(meeting),
    )


@bp.route("/meetings/<int:meeting_id>/minutes/withdraw", methods=["GET", "POST"])
@clerks_only
def withdraw_draft(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    return ask_step(
        meeting,
        _moving_to(MinutesState.DRAFT),
        heading="Withdraw the draft minutes?",
        save="Withdraw the draft minutes",
        done="The draft minutes are withdrawn",
        intro="Then only clerks can read them. Their numbers stay, because people cite them.",
    )


@bp.route("/meetings/<int:meeting_id>/minutes/sign", methods=["GET", "POST"])
@clerks_only
def sign(meeting_id: int) -> str | Response:
    meeting = agenda_or_404(meeting_id)
    form = SignForm.of(meeting)

    def step(meeting: Meeting, now: datetime, /, *, by: Account | None, note: str) -> None:
        sign_minutes(meeting, now, by=by, note=note, **form.signature)

    return ask_step(
        meeting,
        step,
        heading="Record the minutes as signed?",
        save="The minutes are signed",
        done="The minutes are signed",
        intro="From now on nothing about them can be changed or taken back. Who signed them, and "
        "when, is public.",
        publishes=Publication.SIGNED_MINUTES,
        form=form,
    )
