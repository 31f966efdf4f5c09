"""What the pages ask that record motions and votes."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wtforms import Field, Form, RadioField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired

from app.decisions.rules import Choice, Method, MotionKind, MotionResult, Result, Tally
from app.decisions.voting_models import Motion, Vote
from app.people.models import Person
from app.web.forms import (
    RecordField,
    RegisterForm,
    WholeNumberField,
    WordField,
    choices_of,
    stripped_lines,
)


def not_negative(_form: Form, count: Field) -> None:
    if count.data is not None and count.data < 0:
        raise ValidationError("A number of votes is 0 or more")


_COUNT = [not_negative]
_CASTING_VOTES = [
    SelectChoice("", "None given"),
    SelectChoice(Choice.FOR.value, "For"),
    SelectChoice(Choice.AGAINST.value, "Against"),
]


def _choice(value: str | None) -> Choice | None:
    return Choice(value) if value else None


def by_family_name(people: Sequence[Person]) -> list[Person]:
    return sorted(people, key=lambda person: (person.family_name, person.name))


class MotionForm(RegisterForm):
    text = TextAreaField(
        "Words of the motion",
        [DataRequired("Enter the words of the motion")],
        filters=[stripped_lines],
    )

    @classmethod
    def among(cls, people: Sequence[Person], stored: Motion | None = None) -> "MotionForm":
        """Ask who of `people` moved and seconded; those already recorded are offered too."""
        named = [p for p in (stored.mover, stored.seconder) if p] if stored else []
        offered = by_family_name([*people, *(p for p in named if p not in people)])
        ask = {
            part: RecordField(words, offer=lambda: offered, words=str_of_name, none="Not recorded")
            for part, words in (("mover", "Proposed by"), ("seconder", "Seconded by"))
        }
        form_class: type[MotionForm] = type(cls.__name__, (cls,), ask)
        return form_class(obj=stored)


class OriginalForm(MotionForm):
    kind = RadioField(
        "Kind of motion",
        choices=choices_of(MotionKind)[::2],
        coerce=MotionKind,
        default=MotionKind.ORIGINAL,
        description="Procedural motions close or adjourn the debate, or exclude the public",
    )


class AmendmentForm(MotionForm):
    substantive_text = TextAreaField(
        "The motion as amended",
        filters=[stripped_lines],
        description="How the motion reads if the amendment is carried. Leave blank if nobody "
        "wrote it out",
    )


def str_of_name(person: Person) -> str:
    return person.name


class ResultForm(RegisterForm):
    result = WordField("What became of it", of=MotionResult, none="Not decided yet")


class CountsForm(RegisterForm):
    """A vote without names. Numbers left blank were not counted."""

    method = RadioField(
        "How was it taken?",
        choices=[choice for choice in choices_of(Method) if choice.value != Method.RECORDED],
        coerce=Method,
        default=Method.SHOW_OF_HANDS,
    )
    ayes = WholeNumberField("For", _COUNT)
    noes = WholeNumberField("Against", _COUNT)
    abstentions = WholeNumberField("Abstained", _COUNT)
    not_voting = WholeNumberField("Present but did not vote", _COUNT)
    casting_vote = RadioField(
        "Chair’s casting vote, if the numbers for and against were equal",
        choices=_CASTING_VOTES,
        coerce=_choice,
        default=None,
    )
    result = RadioField(
        "Result, if nobody counted",
        choices=choices_of(Result),
        coerce=Result,
        default=Result.CARRIED,
    )

    def validate_noes(self, noes: Field) -> None:
        if (self.ayes.data is None) != (noes.data is None):
            raise ValidationError("Enter both the votes for and the votes against, or neither")

    def validate_abstentions(self, abstentions: Field) -> None:
        others = abstentions.data is not None or self.not_voting.data is not None
        if others and self.ayes.data is None:
            raise ValidationError("Enter the votes for and against as well")

    @property
    def tally(self) -> Tally | None:
        if self.ayes.data is None or self.noes.data is None:
            return None
        return Tally(self.ayes.data, self.noes.data, self.abstentions.data, self.not_voting.data)

    @property
    def counted(self) -> dict[str, Any]:
        """The answers in the words of `voting.record_counts`."""
        told = self.tally is None
        return {
            "method": self.method.data,
            "tally": self.tally,
            "casting_vote": self.casting_vote.data,
            "result": self.result.data if told else Result.CARRIED,
        }


class RecordedVoteForm(RegisterForm):
    """One question for each voter: how did they vote? For, unless someone says otherwise."""

    voters: Sequence[Person]

    casting_vote = RadioField(
        "Chair’s casting vote, if the numbers for and against were equal",
        choices=_CASTING_VOTES,
        coerce=_choice,
        default=None,
    )

    @classmethod
    def of(cls, voters: Sequence[Person], recorded: Vote | None = None) -> "RecordedVoteForm":
        known = {cast.member: cast.choice for cast in recorded.casts} if recorded else {}
        questions = {
            f"member_{voter.id}": RadioField(
                voter.name,
                choices=choices_of(Choice),
                coerce=Choice,
                default=known.get(voter, Choice.FOR),
                validators=[InputRequired(f"Choose how {voter.name} voted")],
            )
            for voter in voters
        }
        of_these = {"voters": by_family_name(voters), **questions}
        form_class: type[RecordedVoteForm] = type(cls.__name__, (cls,), of_these)
        return form_class(casting_vote=recorded.casting_vote if recorded else None)

    def question(self, voter: Person) -> Any:
        return self[f"member_{voter.id}"]

    @property
    def casting_choice(self) -> Choice | None:
        return cast(Choice | None, self.casting_vote.data)

    @property
    def choices(self) -> Mapping[Person, Choice]:
        return {voter: self.question(voter).data for voter in self.voters}


class OwnVoteForm(RegisterForm):
    choice = RadioField(
        "How they asked it to be recorded",
        choices=[*choices_of(Choice)[:3], SelectChoice("", "Not at all: take it out")],
        coerce=_choice,
        default=Choice.AGAINST,
    )

    @classmethod
    def of(cls, voters: Sequence[Person]) -> "OwnVoteForm":
        offered = by_family_name(voters)
        member = RecordField(
            "Member",
            [InputRequired("Choose the member")],
            offer=lambda: offered,
            words=str_of_name,
            none="Choose a member",
        )
        form_class: type[OwnVoteForm] = type(cls.__name__, (cls,), {"member": member})
        return form_class()
