"""What the register writes to people about agendas and minutes."""

from flask import current_app, url_for

from app.agenda.review_queries import reviewers
from app.clock import long_date
from app.mail import send_later
from app.meetings.models import Meeting


def ask_to_review(meeting: Meeting) -> None:
    """Tell each reviewer who has an account that draft minutes wait for them (handbook 1.9).

    A message may be read by others: it names the meeting and nothing of what the minutes say.
    """
    about = f"{meeting.body.name}, {long_date(meeting.held_on)}"
    site = current_app.config["SITE_ADDRESS"]  # a request may claim to be for any site
    page = site + url_for("agenda.review", meeting_id=meeting.id)
    for person in reviewers(meeting):
        if person.account and person.account.active:
            send_later(
                person.account.email,
                f"Draft minutes to look over: {about}",
                f"Dear {person.account.name},\n\n"
                f"the draft minutes of the {about}, are ready for you to read. You can comment "
                f"on each paragraph here:\n\n{page}\n",
            )
