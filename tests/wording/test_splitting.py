"""Several clauses that were pasted as one."""

import pytest

from app.wording.splitting import split_up


@pytest.mark.parametrize(
    ("pasted", "parts"),
    [
        (
            "(i) Note the report (ii) Agree the plan",
            [(0, "Note the report"), (0, "Agree the plan")],
        ),
        ("1. Note it;\n2. Agree it.", [(0, "Note it;"), (0, "Agree it.")]),
        (
            "a) Note it\nb) Agree it\nc) Thank them",
            [(0, "Note it"), (0, "Agree it"), (0, "Thank them")],
        ),
        (
            "Authorise the Director to: (a) let the contract; and (b) seal it",
            [(0, "Authorise the Director to:"), (1, "let the contract; and"), (1, "seal it")],
        ),
        ("• Note it\n• Agree it", [(0, "Note it"), (0, "Agree it")]),
        ("Note the report", [(0, "Note the report")]),
        ("Act under section 4 (2) of the Act", [(0, "Act under section 4 (2) of the Act")]),
        ("Implement (i) above and (ii) below", [(0, "Implement (i) above and (ii) below")]),
        ("Approve £1.5m and 2.5% for 2026", [(0, "Approve £1.5m and 2.5% for 2026")]),
        ("", [(0, "")]),
    ],
)
def test_a_run_of_labels_parts_what_was_pasted(pasted, parts):
    assert split_up(pasted) == parts
