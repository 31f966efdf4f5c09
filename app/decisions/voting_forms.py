"""What the pages ask that record motions and votes."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wtforms import BooleanField, Field, Form, RadioField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired

from app.decisions.rules import Choice, Method, MotionKind, MotionResult, Result, Tally, decide
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
CASTING_VOTES = [
    SelectChoice("", "None given"),
    SelectChoice(Choice.FOR.value, "For"),
    SelectChoice(Choice.AGAINST.value, "Against"),
]


def choice_of(value: str | None) -> Choice | None:
    return Choice(value) if value else None


def by_family_name(people: Sequence[Person]) -> list[Person]:
    return sorted(people, key=lambda person: (person.family_name, person.name))


def words_of(motion: str, hint: str = "") -> TextAreaField:
    wanted = [DataRequired(f"Enter the words of the {motion}")]
    words = f"Words of the {motion}"
    return TextAreaField(words, wanted, filters=[stripped_lines], description=hint)


class MotionForm(RegisterForm):
    text = words_of("motion")
    restricted = BooleanField("This motion is not public")
    public_text = TextAreaField(
        "What the public read instead",
        filters=[stripped_lines],
        description="Of what is not public, or its item. Left empty, they read nothing",
        render_kw={"rows": 2},
    )

    @classmethod
    def among(cls, people: Sequence[Person], stored: Motion | None = None) -> "MotionForm":
        """Ask who of `people` moved and seconded; those already recorded are offered too."""
        named = [p for p in (stored.mover, stored.seconder) if p] if stored else []
        offered = by_family_name([*people, *(p for p in named if p not in people)])
        ask = {
            part: RecordField(words, offer=lambda: offered, words=str_of_name, none="Not recorded")
            for part, words in (("mover", "Moved by"), ("seconder", "Seconded by"))
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
    text = words_of("amendment", "For example “Leave out … and insert …”")
    restricted = BooleanField("This amendment is not public")
    substantive_text = TextAreaField(
        "The motion as amended",
        filters=[stripped_lines],
        description="How the motion reads if the amendment is carried. Leave blank if nobody "
        "wrote it out",
    )


class RecommendationAmendmentForm(AmendmentForm):
    substantive_text = TextAreaField(
        "The recommendation as amended",
        filters=[stripped_lines],
        description="How it reads if the amendment is carried. Leave blank if nobody wrote it out",
    )


def form_for(motion: Motion) -> type[MotionForm]:
    if motion.amends_recommendation:
        return RecommendationAmendmentForm
    return AmendmentForm if motion.kind is MotionKind.AMENDMENT else OriginalForm


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
        choices=CASTING_VOTES,
        coerce=choice_of,
        default=None,
    )
    result = RadioField(
        "Result, if nobody counted",
        choices=choices_of(Result),
        coerce=Result,
        validate_choice=False,
    )

    def validate_noes(self, noes: Field) -> None:
        if (self.ayes.data is None) != (noes.data is None):
            raise ValidationError("Enter both the votes for and the votes against, or neither")

    def validate_abstentions(self, abstentions: Field) -> None:
        others = abstentions.data is not None or self.not_voting.data is not None
        if others and self.ayes.data is None:
            raise ValidationError("Enter the votes for and against as well")

    def validate_result(self, result: Field) -> None:
        """Of assent nothing more is asked: what was agreed by assent was carried."""
        if self.method.data is Method.ASSENT or self.tally or self.ayes.errors or self.noes.errors:
            return
        if result.data is None:
            raise ValidationError("Enter how many voted for and against, or choose the result")

    @property
    def tally(self) -> Tally | None:
        if self.ayes.data is None or self.noes.data is None:
            return None
        return Tally(self.ayes.data, self.noes.data, self.abstentions.data, self.not_voting.data)

    @property
    def counted(self) -> dict[str, Any]:
        """The answers in the words of `voting.record_counts`."""
        told = self.tally is None and self.result.data
        return {
            "method": self.method.data,
            "tally": self.tally,
            "casting_vote": self.casting_vote.data,
            "result": self.result.data if told else Result.CARRIED,
        }

    @property
    def outcome(self) -> Result:
        """What the answers say became of it. Raises RuleBroken where they cannot be."""
        return decide(self.tally, self.casting_vote.data) if self.tally else self.counted["result"]


class RecordedVoteForm(RegisterForm):
    """One question for each voter: how did they vote? For, unless someone says otherwise."""

    voters: Sequence[Person]

    casting_vote = RadioField(
        "Chair’s casting vote, if the numbers for and against were equal",
        choices=CASTING_VOTES,
        coerce=choice_of,
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

    @property
    def outcome(self) -> Result:
        """What the answers say became of it. Raises RuleBroken where they cannot be."""
        return decide(Tally.of(self.choices.values()), self.casting_choice)

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
        coerce=choice_of,
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
