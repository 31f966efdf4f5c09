import pytest

from app.accounts.rules import (
    PUBLIC,
    Role,
    Viewer,
    browser_in_words,
    check_bodies_kept,
    check_email,
)
from app.errors import RuleBroken


def test_an_email_is_kept_in_small_letters_without_spaces():
    assert check_email(" Ann@Example.ORG ") == "ann@example.org"


@pytest.mark.parametrize(
    "address", ["", "ann", "ann@", "@example.org", "ann lee@example.org", "a@b@c", "a@" + "b" * 253]
)
def test_what_is_no_email_address_is_refused(address):
    with pytest.raises(RuleBroken, match="Enter an email address"):
        check_email(address)


@pytest.mark.parametrize(
    ("role", "keeps", "administers"),
    [
        (None, False, False),
        (Role.READER, False, False),
        (Role.OFFICER, False, False),
        (Role.COUNCILLOR, False, False),
        (Role.CLERK, True, False),
        (Role.ADMINISTRATOR, False, True),
    ],
)
def test_what_each_role_may_do(role, keeps, administers):
    viewer = Viewer(role)

    assert (viewer.keeps_the_record, viewer.administers) == (keeps, administers)


def test_the_public_has_no_role():
    assert Viewer(None, None) == PUBLIC


def test_a_clerk_keeps_and_reads_the_bodies_given_and_a_member_only_reads():
    clerk = Viewer(Role.CLERK, clerk_of=frozenset({1}))
    chief_clerk = Viewer(Role.CLERK, every_body=True)
    member = Viewer(Role.COUNCILLOR, member_of=frozenset({1}))

    assert [viewer.keeps(1) for viewer in (clerk, chief_clerk, member, PUBLIC)] == [
        True,
        True,
        False,
        False,
    ]
    assert [viewer.reads_restricted(1) for viewer in (clerk, chief_clerk, member, PUBLIC)] == [
        True,
        True,
        True,
        False,
    ]
    assert not clerk.keeps(2)
    assert not member.reads_restricted(2)


def test_an_administrator_is_a_clerk_only_of_the_bodies_given_them():
    given = Viewer(Role.ADMINISTRATOR, 1, clerk_of=frozenset({3}))

    assert given.keeps_the_record
    assert given.keeps(3)
    assert not given.keeps(4)


@pytest.mark.parametrize(
    ("viewer", "runs"),
    [
        pytest.param(Viewer(Role.CLERK, every_body=True), True, id="clerk of every body"),
        pytest.param(Viewer(Role.CLERK, clerk_of=frozenset({3})), False, id="clerk of one"),
        pytest.param(Viewer(Role.ADMINISTRATOR), True, id="administrator"),
        pytest.param(PUBLIC, False, id="the public"),
    ],
)
def test_what_holds_for_every_body_is_for_chief_clerks_and_administrators(viewer, runs):
    assert viewer.runs_the_authority is runs


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.OFFICER, Role.READER])
@pytest.mark.parametrize(("every", "chosen"), [(True, ()), (False, {3})])
def test_only_a_clerk_or_an_administrator_keeps_a_body(role, every, chosen):
    with pytest.raises(RuleBroken, match="Only a clerk or an administrator"):
        check_bodies_kept(role, every, chosen)


def test_every_body_and_some_of_them_contradict_each_other():
    with pytest.raises(RuleBroken, match="not both"):
        check_bodies_kept(Role.CLERK, True, {3})


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/144.0", "Firefox on Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/142 Safari/537.36 Edg/142.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/142 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604", "Safari on iPhone"),
        ("curl/8.0", ""),
    ],
)
def test_a_browser_is_named_as_people_know_it(user_agent, words):
    assert browser_in_words(user_agent) == words
