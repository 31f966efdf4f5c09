"""The handbook’s test pairs (2.5), its grammars and forms (2.3, 2.4), and laws for any list."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.wording.printing import printed, to_look_at
from app.wording.resolving import resolved
from app.wording.styles import Clause, Grammar, Resolution, Style

PAST, SUBJUNCTIVE, PRESENT = Style.PAST_LIST, Style.SUBJUNCTIVE, Style.PRESENT
INFINITIVE, DECISION = Style.INFINITIVE, Style.DECISION


def turn(lead_in: str, *texts: str, style: Style = PAST, body: str | None = None) -> Resolution:
    """Clauses labelled (i), (ii) and so on; a single one has no label."""
    labels = ("(i)", "(ii)", "(iii)", "(iv)") if len(texts) > 1 else ("",)
    clauses = [Clause(label, text) for label, text in zip(labels, texts, strict=False)]
    return resolved(lead_in, clauses, style, body)


def texts(resolution: Resolution) -> list[str]:
    return [clause.text for clause in resolution.clauses]


def flags(resolution: Resolution) -> list[str]:
    return [flag for _, flag in to_look_at(resolution.clauses)]


@pytest.mark.parametrize(
    ("recommended", "said"),
    [
        (
            "Note the progress that has been made to establish the Partnership",
            "Noted the progress that has been made to establish the Partnership",
        ),
        (
            "Endorse the draft Strategy which is currently out for consultation",
            "Endorsed the draft Strategy which is currently out for consultation",
        ),
        (
            "Notes the updates in respect of the panels.",
            "Noted the updates in respect of the panels.",
        ),
        (
            "Delegate to the Director responsibility for preparing and issuing updated policies",
            "Delegated to the Director responsibility for preparing and issuing updated policies",
        ),
        ("Note and endorse the action plan", "Noted and endorsed the action plan"),
        ("Review, amend and approve the list", "Reviewed, amended and approved the list"),
        ("Agree to consult on the revised draft", "Agreed to consult on the revised draft"),
        ("Agrees that Councillor X be appointed", "Agreed that Councillor X be appointed"),
        ("Authorise the City Solicitor to sign", "Authorised the City Solicitor to sign"),
        ("Formally adopt the strategy", "Formally adopted the strategy"),
        ("Set a balanced budget", "Set a balanced budget"),
        ("Refer the matter to Cabinet", "Referred the matter to Cabinet"),
        ("Defer consideration to the next meeting", "Deferred consideration to the next meeting"),
        ("That the report be noted", "That the report be noted"),
        (
            "Recommend to Council for approval the revenue pressures",
            "Recommended to Council for approval the revenue pressures",
        ),
        ("Does not approve the application", "Did not approve the application"),
        ("Give authority to the Leader", "Gave authority to the Leader"),
        ("agree the budget", "agreed the budget"),
    ],
)
def test_only_the_operative_verb_is_turned(recommended, said):
    """Handbook 2.5, pairs 1 to 13 and 18 to 21."""
    resolution = turn("RECOMMENDED that the Board:", recommended, "Note the report")

    assert texts(resolution)[0] == said
    assert flags(resolution) == []


def test_what_the_lead_in_notes_stays_as_it_is():
    """Pair 14 (G4)."""
    resolution = turn(
        "It is recommended that the Board note:",
        "The progress that has been made",
        "That a report will be taken",
    )

    assert resolution.grammar is Grammar.VERB_IN_LEAD_IN
    assert resolution.lead_in == "RESOLVED that the Board noted:"
    assert texts(resolution) == ["The progress that has been made", "That a report will be taken"]
    assert flags(resolution) == []


@pytest.mark.parametrize(
    ("style", "lead_in"),
    [
        (DECISION, "DECISIONS - the Cabinet Member agreed to:"),
        (PAST, "RESOLVED that the Cabinet Member agreed to:"),
        (PRESENT, "RESOLVED that the Cabinet Member agrees to:"),
        (INFINITIVE, "The Cabinet Member resolved to:"),
    ],
)
def test_what_someone_agrees_to_do_stays_as_it_is(style, lead_in):
    """Pair 15 (G5)."""
    resolution = turn(
        "RECOMMENDED that the Cabinet Member agrees to:",
        "Consult on revised draft plans",
        "Delegate the rest",
        style=style,
    )

    assert resolution.grammar is Grammar.AGREES_TO
    assert resolution.lead_in == lead_in
    assert texts(resolution) == ["Consult on revised draft plans", "Delegate the rest"]


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (SUBJUNCTIVE, "RESOLVED that the update be noted"),
        (PAST, "RESOLVED the Panel: Noted the update"),
        (PRESENT, "RESOLVED that the Panel notes the update"),
        (INFINITIVE, "The Panel resolved to note the update"),
        (DECISION, "Decision: Noted the update"),
    ],
)
def test_what_a_panel_is_asked_to_do_it_has_done(style, said):
    """Pair 16 (G6)."""
    resolution = turn("", "The Panel is asked to note the update", style=style)

    assert resolution.grammar is Grammar.ASKED_TO
    assert printed(resolution) == said


@pytest.mark.parametrize(
    ("recommended", "said"),
    [
        ("Note the progress", "That the progress be noted"),
        ("Note and endorse the plan;", "That the plan be noted and endorsed;"),
        ("Formally adopt the strategy", "That the strategy be formally adopted"),
        (
            "Delegate authority to the Clerk to sign",
            "That authority be delegated to the Clerk to sign",
        ),
        ("Refer the matter to Cabinet; and", "That the matter be referred to Cabinet; and"),
        ("Appoint Councillor X as Chair", "That Councillor X be appointed as Chair"),
        ("Thank the staff for their work", "That the staff be thanked for their work"),
        ("Authorise the Solicitor to sign", "That the Solicitor be authorised to sign"),
        ("Set the fee at £5", "That the fee be set at £5"),
        (
            "Approve the plan, the map and the fees",
            "That the plan, the map and the fees be approved",
        ),
        ("Approve the plan, subject to funding", "That the plan be approved, subject to funding"),
        ("Does not approve the bid", "That the bid be not approved"),
        ("Agree that the post be kept", "That the post be kept"),
        (
            "Note the report and approve the plan",
            "That the report be noted and the plan be approved",
        ),
        ("Having heard him, note the plan", "That having heard him, the plan be noted"),
        ("That the plan is approved", "That the plan be approved"),
        ("To receive the minutes", "That the minutes be received"),
    ],
)
def test_a_plain_object_moves_before_the_verb(recommended, said):
    """Pair 17 (R2)."""
    resolution = turn("RECOMMENDED that the Board:", recommended, "Note it", style=SUBJUNCTIVE)

    assert texts(resolution)[0] == said
    assert flags(resolution) == []


@pytest.mark.parametrize(
    ("recommended", "said"),
    [
        ("Approve the plan, and:", "That the plan be approved, and:"),
        ("Approve the plan for parks and:", "That the plan for parks be approved and:"),
        ("Approve the plan, including:", "That the plan be approved, including:"),
        ("Approve the plan as follows:", "That the plan be approved as follows:"),
    ],
)
def test_what_opens_a_list_of_parts_stays_at_the_end(recommended, said):
    resolution = turn("RECOMMENDED that the Board:", recommended, "Note it", style=SUBJUNCTIVE)

    assert texts(resolution)[0] == said


def test_an_object_with_a_clause_of_its_own_is_left_to_the_clerk_with_a_proposal():
    """Pair 17: “else leave for the clerk”."""
    resolution = turn(
        "RECOMMENDED that the Board:",
        "Note the progress that has been made",
        "Note it",
        style=SUBJUNCTIVE,
    )

    assert texts(resolution)[0] == "Note the progress that has been made"
    assert flags(resolution) == [
        "check wording: left as it was, perhaps “That the progress that has been made be noted”"
    ]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("text", ["Work with partners to plant trees", "Zorble the thing"])
def test_a_verb_that_is_not_known_is_left_and_flagged(text, style):
    """Pair 22."""
    resolution = turn("RECOMMENDED that the Board:", text, "Note it", style=style)

    assert texts(resolution)[0] == text
    assert flags(resolution)[0].startswith("check wording")


SUBJUNCTIVES = [
    "be noted",
    "be approved",
    "be endorsed",
    "be received",
    "be delegated to the Monitoring Officer",
    "be deferred",
    "be referred to Cabinet",
    "be granted to the Town Clerk",
    "be confirmed and signed by the Chair",
    "be excluded",
    "be placed on record",
    "be thanked",
    "be asked to report",
    "be formally recorded",
    "be not approved",
]


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize(
    "subject", ["the report", "That the press and public", "Thanks", "authority"]
)
@pytest.mark.parametrize("said", SUBJUNCTIVES)
def test_the_subjunctive_stays(said, subject, style):
    resolution = turn("RECOMMENDED that", f"{subject} {said}.", f"the rest {said}", style=style)

    assert texts(resolution) == [f"{subject} {said}.", f"the rest {said}"]
    assert resolution.grammar is Grammar.SUBJUNCTIVE
    assert flags(resolution) == []


@pytest.mark.parametrize(
    ("lead_in", "grammar", "said"),
    [
        ("RECOMMENDED that members of the Board:", "G1", "RESOLVED the Board:"),
        ("RECOMMENDED that the Cabinet Member for Parks, Trees and Paths:", "G1",
         "RESOLVED the Cabinet Member for Parks, Trees and Paths:"),
        ("It is recommended that Cabinet:", "G1", "RESOLVED that Cabinet:"),
        ("Members are asked to:", "G6", "RESOLVED:"),
        ("The Committee is recommended:-", "G6", "RESOLVED the Committee:"),
        ("Recommendation: It is recommended that the Panel", "G1", "RESOLVED the Panel:"),
        ("RECOMMENDED that, subject to funding, the Panel:", "G1",
         "RESOLVED that, subject to funding, the Panel:"),
        ("RECOMMENDED that the Panel, having met:", "G1", "RESOLVED the Panel, having met:"),
        ("", "G1", "RESOLVED:"),
    ],
)  # fmt: skip
def test_the_lead_in_says_who_decided(lead_in, grammar, said):
    resolution = turn(lead_in, "Note it", "Approve it")

    assert (resolution.grammar, resolution.lead_in) == (grammar, said)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (PAST, "RESOLVED the Audit Committee:"),
        (SUBJUNCTIVE, "RESOLVED:"),
        (PRESENT, "RESOLVED that the Audit Committee:"),
        (INFINITIVE, "The Audit Committee resolved to:"),
        (DECISION, "Decision:"),
        (Style.SCOTTISH, "The Audit Committee agreed:-"),
        (Style.PAST_AFTER_THAT, "RESOLVED:"),
    ],
)
def test_the_body_is_named_as_the_clerk_names_it(style, said):
    resolution = turn(
        "Members are asked to:", "note it", "keep it", style=style, body="Audit Committee"
    )

    assert resolution.lead_in == said


def test_what_goes_up_to_another_body_stays_a_recommendation():
    """G7, R10."""
    upward = turn("It is recommended to Council that:", "the budget be approved", "the fee be set")
    arrived = turn(
        "It is recommended to Council that:",
        "the budget be approved",
        "the fee be set",
        body="Council",
    )

    assert (upward.grammar, upward.lead_in) == ("G7", "RECOMMENDED TO COUNCIL that:")
    assert arrived.lead_in == "RESOLVED that:"


def test_a_recommendation_to_another_body_than_the_one_that_meets_is_flagged():
    resolution = turn("RECOMMENDED that the Council:", "Note it", "Keep it", body="Audit Committee")

    assert flags(resolution) == ["check wording: this recommends to the Council"]


@pytest.mark.parametrize(
    ("recommended", "said"),
    [
        ("Note X and endorse Y", "Noted X and endorsed Y"),
        ("Agree to plant trees and note it", "Agreed to plant trees and note it"),
        ("Adopt what they note and endorse the", "Adopted what they note and endorse the"),
        ("Adopts a plan to dig and instructs staff", "Adopted a plan to dig and instructed staff"),
        ("Approve “Note and endorse the plan”", "Approved “Note and endorse the plan”"),
        ("Support for the plan be given", "Support for the plan be given"),
        ("Progress made to date be welcomed", "Progress made to date be welcomed"),
        ("Fund the scheme", "Funded the scheme"),
        ("NOTE the risk", "NOTED the risk"),
        ("Be minded to grant permission", "Was minded to grant permission"),
        ("Have regard to the Code", "Had regard to the Code"),
        ("Call on the Government to act", "Called on the Government to act"),
        ("Reconfirm the decision", "Reconfirmed the decision"),
        ("Not to renew the lease", "Did not renew the lease"),
        ("The Clerk should write to the owner", "The Clerk should write to the owner"),
        ("That the Chair writes to the Minister", "That the Chair writes to the Minister"),
        ("That the Committee approve the fee", "That the Committee approved the fee"),
        ("In principle, support the bid", "In principle, supported the bid"),
        ("To approve the minutes", "Approved the minutes"),
        ("Note the report. Approve the plan.", "Noted the report. Approved the plan."),
    ],
)  # fmt: skip
def test_verbs_are_told_from_nouns_and_from_inner_verbs(recommended, said):
    resolution = turn("RECOMMENDED that", recommended, "Note it")

    assert texts(resolution)[0] == said


def test_what_a_meeting_cannot_do_by_deciding_is_flagged_in_the_past():
    resolution = turn("RECOMMENDED that the Board:", "Develop a plan", "Note it")

    assert texts(resolution)[0] == "Developed a plan"
    assert flags(resolution) == ["check wording: “developed” says that it has been done"]


def test_references_follow_the_numbering():
    """Rule 28."""
    resolution = turn(
        "RECOMMENDED that the Board:",
        "Note it",
        "Comply with section 5(ii) and “rule (ii)”",
        "Authorise the Director to implement (ii) above and recommendations (i) and (ii)",
        "Sell (i) the barn and (ii) the field",
    )

    assert [clause.label for clause in resolution.clauses] == ["(1)", "(2)", "(3)", "(4)"]
    assert texts(resolution)[1].endswith("with section 5(ii) and “rule (ii)”")
    assert texts(resolution)[2].endswith("implement (2) above and recommendations (1) and (2)")
    assert texts(resolution)[3].endswith("(i) the barn and (ii) the field")


def test_sub_clauses_are_turned_only_where_no_verb_stands_above_them():
    resolution = resolved(
        "RECOMMENDED that the Council:",
        [
            Clause("1.", "Approves:", (Clause("a)", "the budget"), Clause("b)", "the precept"))),
            Clause("2.", "For the hall:", (Clause("a)", "notes it"), Clause("b)", "accepts 1(b)"))),
            Clause("3.", "Delegates to the Clerk power to:", (Clause("a)", "sign"),)),
        ],
        PAST,
    )  # fmt: skip

    children = [[(c.label, c.text) for c in clause.children] for clause in resolution.clauses]
    assert texts(resolution)[::2] == ["Approved:", "Delegated to the Clerk power to:"]
    assert children == [
        [("(a)", "the budget"), ("(b)", "the precept")],
        [("(a)", "noted it"), ("(b)", "accepted (1)(b)")],
        [("(a)", "sign")],
    ]
    assert flags(resolution) == []


OBJECTS = [
    "the report",
    "the plan for 2026/27",
    "“Note and endorse” (x)",
    "£5 for parks; and",
    "it, subject to funding",
]
VERBS = [
    "Note",
    "Approves",
    "Formally adopt",
    "Review, amend and approve",
    "Work with",
    "Develop",
    "Refuse",
    "agree",
]
some_texts = st.builds("{} {}".format, st.sampled_from(VERBS), st.sampled_from(OBJECTS))
LEADS = [
    "",
    "Recommendations",
    "RECOMMENDED that",
    "RECOMMENDED that the Board:",
    "RECOMMENDED to Council that:",
    "That the Board note:",
    "The Panel is asked to:",
]
leads = st.sampled_from(LEADS)


def words(said: str) -> set[str]:
    return set(re.findall(r"[\w£/]+", said.casefold()))


@settings(max_examples=60, deadline=None)
@given(leads, st.lists(some_texts, min_size=2, max_size=4), st.sampled_from(list(Style)))
def test_what_was_turned_once_stays(lead_in, clauses, style):
    once = turn(lead_in, *clauses, style=style)

    twice = resolved(once.lead_in, once.clauses, style)

    assert (twice.lead_in, texts(twice)) == (once.lead_in, texts(once))
    assert [c.label for c in twice.clauses] == [c.label for c in once.clauses]


@settings(max_examples=60, deadline=None)
@given(leads, st.lists(some_texts, min_size=1, max_size=4), st.sampled_from(list(Style)))
def test_no_word_is_lost_but_verbs(lead_in, clauses, style):
    resolution = turn(lead_in, *clauses, style=style)

    verbs = words("note approves adopt review amend approve develop refuse agree")
    assert len(resolution.clauses) == len(clauses)
    for before, after in zip(clauses, texts(resolution), strict=True):
        assert words(before) - verbs <= words(after)


def labels_of(clauses: Sequence[Clause]) -> list[str]:
    return [clause.label for clause in clauses]


@given(st.integers(2, 30), st.sampled_from(["(1)", "a)", "i.", "(A)"]))
def test_any_numbering_counts_on(count, pattern):
    clauses = [Clause(f"{n}.", "Note it") for n in range(1, count + 1)]

    labels = labels_of(resolved("RECOMMENDED:", clauses, PAST, numbering=[pattern]).clauses)

    assert labels[0] == pattern
    assert len(set(labels)) == count
