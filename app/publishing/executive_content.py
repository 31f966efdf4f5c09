"""What is recorded of a decision of the executive, as content to be kept."""

from app.publishing.rules import Content, filled
from app.record.called_in import CalledInShown
from app.record.executive import ExecutiveShown


def executive_content(recorded: ExecutiveShown | None) -> Content:
    """As it was entered: which days count is for a later reader to know as well."""
    if recorded is None:
        return {}
    return filled(
        maker=recorded.maker,
        is_key=recorded.is_key,
        plan_reference=recorded.plan_reference,
        reasons=recorded.reasons,
        alternatives=recorded.alternatives,
        interests=recorded.interests,
        call_in=recorded.call_in,
        urgency=recorded.urgency,
        until=recorded.entered.until,
        effective_on=recorded.entered.effective,
        **_called_in(recorded.called_in),
    )


def _called_in(called: CalledInShown | None) -> Content:
    """Without the day of the meeting that is to consider it, which is no part of this one."""
    if called is None:
        return {}
    return filled(
        called_in_on=called.on,
        called_in_by=called.by,
        called_in_for=called.reasons,
        considered_by=called.body,
        outcome=called.course.outcome,
        outcome_on=called.course.outcome_on,
        taken_again=called.course.taken_again,
        taken_again_on=called.course.taken_again_on,
    )
