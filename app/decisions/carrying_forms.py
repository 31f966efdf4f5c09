"""Who moved a resolution, and who did not vote for it, as the page asks it."""

from collections.abc import Sequence
from typing import Any

from wtforms import Field, RadioField, ValidationError

from app.decisions.rules import Method
from app.decisions.voting_forms import (
    CASTING_VOTES,
    by_family_name,
    choice_of,
    not_negative,
    str_of_name,
)
from app.decisions.voting_models import Motion, Vote
from app.people.models import Person
from app.web.forms import RecordField, RegisterForm, TextField, WholeNumberField, choices_of


class CarriedForm(RegisterForm):
    """Everyone who could vote voted for it, apart from the numbers given."""

    method = RadioField(
        "How was it taken?",
        choices=[choice for choice in choices_of(Method) if choice.value != Method.RECORDED],
        coerce=Method,
        default=Method.SHOW_OF_HANDS,
    )
    against = WholeNumberField("Against", [not_negative])
    abstained = WholeNumberField("Abstained", [not_negative])
    not_voting = WholeNumberField("Present but did not vote", [not_negative])
    casting_vote = RadioField(
        "Chair’s casting vote, if the numbers for and against were equal",
        choices=CASTING_VOTES,
        coerce=choice_of,
        default=None,
    )
    words = TextField(
        "The sentence about the vote, if it should read otherwise",
        description="Left empty, it is made from the numbers: “Carried: 6 for, 3 against”",
    )

    @classmethod
    def of(
        cls,
        voters: Sequence[Person],
        motions: Sequence[Motion],
        motion: Motion | None,
        vote: Vote | None,
    ) -> "CarriedForm":
        form_class: type[CarriedForm] = type(cls.__name__, (cls,), _asked(voters, motions, motion))
        known: dict[str, Any] = {}
        if vote is not None:
            known = {"method": vote.method, "against": vote.noes or None, "words": vote.words}
            known |= {"abstained": vote.abstentions or None, "not_voting": vote.not_voting or None}
            known["casting_vote"] = vote.casting_vote
        if motion is not None:
            known |= {"mover": motion.mover, "seconder": motion.seconder}
        if len(motions) == 1 or motion is not None:
            known["motion"] = motion or motions[0]
        return form_class(**known)

    def validate_method(self, method: Field) -> None:
        exceptions = (self.against.data, self.abstained.data, self.not_voting.data)
        if method.data is Method.ASSENT and any(exceptions):
            raise ValidationError("What was agreed by assent was not counted")

    @property
    def told(self) -> dict[str, Any]:
        """The answers in the words of `carrying.carry`."""
        return self.answers


def _asked(
    voters: Sequence[Person], motions: Sequence[Motion], motion: Motion | None
) -> dict[str, Any]:
    named = [p for p in (motion.mover, motion.seconder) if p] if motion else []
    offered = by_family_name([*voters, *(p for p in named if p not in voters)])
    asked = {
        part: RecordField(words, offer=lambda: offered, words=str_of_name, none="Not recorded")
        for part, words in (("mover", "Moved by"), ("seconder", "Seconded by"))
    }
    if motions:
        asked["motion"] = RecordField(
            "Motion that became it",
            offer=lambda: motions,
            words=lambda each: each.text[:70],
            none="None but this resolution",
        )
    return asked
