"""What the words of a list mean in the register: kinds of body, roles on it."""

import re
from dataclasses import dataclass

from app.bodies.rules import BodyKind, DecisionPower, MemberRole

_KINDS = (
    (BodyKind.OUTSIDE_BODY, r"\boutside bod"),
    (BodyKind.SUB_COMMITTEE, r"\bsub-?\s?committee"),
    (BodyKind.SUB_GROUP, r"\bsub-?\s?group"),
    (BodyKind.JOINT_COMMITTEE, r"\bjoint\b"),
    (BodyKind.SCRUTINY, r"\bscrutiny|\boverview\b"),
    (BodyKind.CABINET, r"\bcabinet\b|\bexecutive$|^executive\b"),
    (BodyKind.WORKING_GROUP, r"\bworking (?:group|party)|\btask\b|\bgroup$"),
    (BodyKind.PARTNERSHIP, r"\bpartnership"),
    (BodyKind.NETWORK, r"\bnetwork\b"),
    (BodyKind.COMMITTEE, r"\bcommittees?\b|\bpanels?\b|\bcommission\b|\btribunal\b"),
    (BodyKind.ADVISORY_BOARD, r"\bboards?\b|\bforum\b|\badvisory\b|\bforums\b"),
    (BodyKind.COUNCIL, r"\bcouncil\b"),
)
_POWERS = {
    BodyKind.COUNCIL: DecisionPower.FULL,
    BodyKind.CABINET: DecisionPower.FULL,
    BodyKind.COMMITTEE: DecisionPower.DELEGATED,
    BodyKind.SUB_COMMITTEE: DecisionPower.DELEGATED,
    BodyKind.JOINT_COMMITTEE: DecisionPower.DELEGATED,
    BodyKind.OUTSIDE_BODY: DecisionPower.NONE,
    BodyKind.NETWORK: DecisionPower.NONE,
}
_ROLES = (
    (
        MemberRole.VICE_CHAIR,
        r"\b(?:vice|deputy|depute)\b.*\b(?:chair|conven|mayor|president|provost)",
    ),
    (MemberRole.STANDING_DEPUTY, r"\bsubstitutes?\b|\bdeput(?:y|ies)\b|\breserves?\b|\balternate"),
    (MemberRole.CHAIR, r"\bchair|\bconven[eo]r\b|^mayor$|^president$|^provost$|\bcathaoirleach"),
    (MemberRole.CO_OPTED, r"\bco-?\s?opt|\bindependent person\b"),
    (MemberRole.OBSERVER, r"\bobserver"),
    (MemberRole.ADVISER, r"\badvis[eo]r|\bclerk\b|\bofficer\b|\bsecretary\b|\bin attendance\b"),
    (MemberRole.REPRESENTATIVE, r"\brepresentative|\bappointee\b|\bnominee\b|\bdelegate\b"),
    (MemberRole.LEAD, r"\blead(?:er)?\b"),
    (MemberRole.MEMBER, r"\bmembers?\b|\bcouncillors?\b|\btrustee\b|\bcommissioner\b|^voting$"),
)
_SILENT = {MemberRole.OBSERVER, MemberRole.ADVISER}


@dataclass(frozen=True)
class Meant:
    """A role; `is_guess` where the words do not tell."""

    role: MemberRole
    voting: bool
    is_guess: bool = False


def kind_of(name: str, group: str | None) -> tuple[BodyKind, bool]:
    """What a body is by its name, or else by what it is listed under, and whether that told."""
    for words in (name, group or ""):
        for kind, pattern in _KINDS:
            if re.search(pattern, words, re.I):
                return kind, True
    return BodyKind.ADVISORY_BOARD, False


def power_of(kind: BodyKind) -> DecisionPower:
    """The power that most bodies of this kind have."""
    return _POWERS.get(kind, DecisionPower.ADVISORY)


def role_of(words: str | None) -> Meant:
    """A seat of which nothing is said is a member’s."""
    plain = (words or "").strip()
    if not plain:
        return Meant(MemberRole.MEMBER, voting=True)
    found = next((role for role, pattern in _ROLES if re.search(pattern, plain, re.I)), None)
    role = found or MemberRole.MEMBER
    votes = role not in _SILENT and not re.search(r"\bnon-?\s?voting\b", plain, re.I)
    return Meant(role, votes, is_guess=found is None)
