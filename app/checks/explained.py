"""What each rule of the checks asks and where it comes from, for whoever wants to know. Pure."""

from typing import NamedTuple


class Rule(NamedTuple):
    """`asks` in a sentence or two, and the law or the practice behind it."""

    title: str
    asks: str
    source: str


_STANDING_ORDERS = "Your standing orders"
_PRACTICE = "Good practice in minutes"

RULES: dict[int, Rule] = {
    1: Rule(
        "Five clear days",
        "An agenda is public five clear working days before a meeting of a principal council: "
        "neither the day of publication nor that of the meeting counts. Wales, Scotland and "
        "Northern Ireland ask for three.",
        "LGA 1972 ss.100A and 100B; SI 2012/2089 reg 6",
    ),
    2: Rule(
        "The day to publish by",
        "Worked out from rule 1 with bank holidays and the days on which your offices are shut.",
        "LGA 1972 s.100B",
    ),
    3: Rule(
        "Late items",
        "An item that came too late for clear notice may be taken only if the Chair agrees that it "
        "is urgent, for special circumstances that the minutes state.",
        "LGA 1972 s.100B(4)",
    ),
    4: Rule(
        "Extraordinary meetings",
        "They do only the business for which they were called, and approve no minutes.",
        "LGA 1972 Sch 12 paras 3 and 4; SI 1993/202",
    ),
    5: Rule(
        "Notice of a parish or town council",
        "Three clear days, without Sundays, bank holidays and the Christmas and Easter breaks. "
        "Whether Saturdays count is a setting of the authority.",
        "LGA 1972 Sch 12 para 10 and s.243",
    ),
    6: Rule(
        "Cabinet business in private",
        "It is announced 28 clear days before, and again 5 clear days before.",
        "SI 2012/2089 reg 5",
    ),
    7: Rule(
        "Quorum of the meeting",
        "Too few members with a vote means that nothing can be resolved.",
        "LGA 1972 Sch 12 para 6; " + _STANDING_ORDERS.lower(),
    ),
    8: Rule(
        "Quorum of each item",
        "Whoever left, or went out for an interest, no longer counts for that item.",
        "LGA 1972 Sch 12 para 6; " + _STANDING_ORDERS.lower(),
    ),
    10: Rule(
        "Substitutes",
        "Each stands in for one member who is away, from the pool and the political group where "
        "there is one, and was named as early as the body asks.",
        _STANDING_ORDERS,
    ),
    11: Rule(
        "The list of attendance is complete",
        "Each member was present, was away or was not needed; nobody is left as expected. It says "
        "who was in the chair.",
        "LGA 1972 Sch 12 paras 5, 39 and 40",
    ),
    12: Rule(
        "Who came and went",
        "Times lie within the meeting, which says when it closed, and are told at the item before "
        "which they were.",
        _PRACTICE,
    ),
    13: Rule(
        "Six months away",
        "A councillor who attends nothing for six months loses the seat unless the council has "
        "approved the reason before they end.",
        "LGA 1972 s.85",
    ),
    14: Rule(
        "Interests that bar a vote",
        "Someone whose declared interest bars them is among the voters or stayed in the room; a "
        "pecuniary interest is notified within 28 days.",
        "Localism Act 2011 ss.30 and 31",
    ),
    16: Rule(
        "Interests not declared",
        "The minutes say that a member is a governor, trustee or owner, and nothing is declared.",
        "Localism Act 2011 s.31; the code of conduct",
    ),
    18: Rule(
        "Exclusion of the public comes first",
        "The resolution to exclude press and public is minuted before what it excludes them from.",
        "LGA 1972 s.100A(4)",
    ),
    19: Rule(
        "What is closed, and its summary",
        "Where the public cannot read a minute, they get a fair summary that gives nothing away. "
        "What is exempt is not written where everyone reads.",
        "LGA 1972 s.100C(2)",
    ),
    20: Rule(
        "The counts of a vote",
        "No more votes than members who could vote, and the result follows from the counts.",
        "LGA 1972 Sch 12 para 39",
    ),
    22: Rule(
        "Recorded votes",
        "Everyone who could vote is listed once. A vote on the budget is taken by name.",
        "SI 2014/165; SI 1993/202",
    ),
    23: Rule(
        "Motions and amendments",
        "An amendment is decided before its motion, and what was resolved is the motion as it "
        "stood at the end.",
        _STANDING_ORDERS,
    ),
    24: Rule(
        "Minute numbers go on",
        "They follow the order in which items were taken, without a gap or a number used twice. "
        "Minutes without numbers can be published, but nobody can cite them.",
        _PRACTICE,
    ),
    26: Rule(
        "Every recommendation has an outcome",
        "What was recommended was agreed, amended, deferred, referred, noted or rejected, and no "
        "RECOMMENDED or RESOLVED stands without what follows it.",
        _PRACTICE,
    ),
    30: Rule(
        "One grammar in one list",
        "The clauses of a resolution are worded and punctuated alike.",
        _PRACTICE,
    ),
    31: Rule(
        "Percentages",
        "A percentage is worked out anew from the two figures beside it.",
        _PRACTICE,
    ),
    32: Rule(
        "Words that will puzzle later readers",
        "Times that move with the reader, the present tense, names not given in full at first, and "
        "short forms not spelt out.",
        _PRACTICE,
    ),
    33: Rule(
        "Actions in the discussion",
        "Words that sound as if somebody took something on, and no action says so.",
        _PRACTICE,
    ),
    36: Rule(
        "The record of a decision",
        "A decision of a cabinet says its reasons and the alternatives rejected. So does one of an "
        "officer under an express authorisation, or under a general one where it grants a licence, "
        "affects someone’s rights or reaches the body’s threshold.",
        "SI 2012/2089 regs 12 and 13; SI 2014/2095 reg 7",
    ),
    37: Rule(
        "Key decisions",
        "They are announced 28 clear days before, or go by the general exception or special "
        "urgency.",
        "SI 2012/2089 regs 9 to 11",
    ),
    38: Rule(
        "Call-in",
        "Decisions of a cabinet can be called in for five working days after they are published, "
        "and are carried out after that.",
        "LGA 2000 s.9F; " + _STANDING_ORDERS.lower(),
    ),
    39: Rule(
        "Actions are complete",
        "An action has an owner, and a due date or the word that it has none.",
        _PRACTICE,
    ),
    41: Rule(
        "The meeting was held",
        "Minutes of a meeting that is still marked as to come, or as cancelled, contradict it.",
        _PRACTICE,
    ),
    42: Rule(
        "Nothing is left empty",
        "Each item says something, if only that it was withdrawn, and each heading has items.",
        _PRACTICE,
    ),
    43: Rule(
        "Notes left in the words",
        "What a clerk notes for themselves while drafting, such as “[check with Legal]”, “[name]” "
        "or “XXX”, is filled in or taken out before others read it.",
        _PRACTICE,
    ),
}
