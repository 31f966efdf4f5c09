from datetime import date

import pytest

from app.errors import RuleBroken
from app.people.models import Affiliation, Appointment, Organisation, Person
from app.people.operations import describe_organisation, describe_person, hold_post, tie_to
from app.people.rules import OrganisationKind, StatutoryRole
from tests.factories import a_person, an_account, an_organisation


def test_a_person_is_entered_as_typed_less_the_spaces():
    person = describe_person(Person(), name=" Suzy Lee ", title="Councillor ", honours=" OBE")

    assert (person.formal_name, person.family_name) == ("Councillor Suzy Lee OBE", "Lee")


def test_a_family_name_may_be_more_than_the_last_word():
    person = describe_person(Person(), name="Ann van der Berg", family_name="van der Berg")

    assert person.family_name == "van der Berg"


def test_a_person_without_a_name_is_refused():
    with pytest.raises(RuleBroken, match="Enter a name"):
        describe_person(Person(), name="  ")


def test_a_namesake_is_asked_about():
    with pytest.raises(RuleBroken, match="There is already a Suzy Lee") as refusal:
        describe_person(Person(), name="Suzy Lee", namesakes=[a_person("Suzy Lee")])

    assert refusal.value.about == "someone_else"


def test_a_namesake_may_be_someone_else():
    namesakes = [a_person("Suzy Lee")]

    person = describe_person(Person(), name="Suzy Lee", namesakes=namesakes, someone_else=True)

    assert person.name == "Suzy Lee"


def test_two_people_never_share_an_account():
    ann, account = a_person("Ann Marsh"), an_account()

    with pytest.raises(RuleBroken, match="This account is Ann Marsh’s"):
        describe_person(Person(), name="Suzy Lee", account=account, account_holder=ann)


def test_a_person_keeps_the_account_they_have():
    ann, account = a_person("Ann Marsh"), an_account()

    describe_person(ann, name="Ann Marsh", account=account, account_holder=ann)

    assert ann.account is account


def test_a_post_is_held_in_an_organisation():
    trust = an_organisation("Riverside Trust")

    post = hold_post(
        Appointment(),
        post=" Monitoring Officer ",
        organisation=trust,
        statutory_role=StatutoryRole.MONITORING_OFFICER,
        starts_on=date(2014, 9, 1),
    )

    assert (post.post, post.organisation, post.ends_on) == ("Monitoring Officer", trust, None)


@pytest.mark.parametrize(
    ("answers", "about"),
    [
        pytest.param({"post": " "}, "post", id="no post"),
        pytest.param(
            {"post": "Head", "starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)},
            "ends_on",
            id="ends first",
        ),
    ],
)
def test_a_post_that_cannot_be_is_refused(answers, about):
    post = Appointment(post="Head of Planning")

    with pytest.raises(RuleBroken) as refusal:
        hold_post(post, **answers)

    assert refusal.value.about == about
    assert post.post == "Head of Planning"


def test_someone_is_tied_to_an_organisation_as_governor():
    school = an_organisation("Sandcove School")

    tie = tie_to(Affiliation(), organisation=school, role=" governor ")

    assert (tie.organisation, tie.role) == (school, "governor")


def test_a_tie_says_what_someone_is():
    with pytest.raises(RuleBroken, match="like governor"):
        tie_to(Affiliation(), organisation=an_organisation(), role="")


def test_an_organisation_is_entered_and_corrected():
    school = describe_organisation(Organisation(), name=" Sandcove ", kind=OrganisationKind.TRUST)

    describe_organisation(
        school, name="Sandcove School", kind=OrganisationKind.SCHOOL, namesake=school
    )

    assert (school.name, school.kind) == ("Sandcove School", OrganisationKind.SCHOOL)


def test_two_organisations_never_share_a_name():
    with pytest.raises(RuleBroken, match="already an organisation called Sandcove School"):
        describe_organisation(
            Organisation(),
            name="SANDCOVE SCHOOL",
            kind=OrganisationKind.SCHOOL,
            namesake=an_organisation("Sandcove School"),
        )


def test_an_organisation_without_a_name_is_refused():
    with pytest.raises(RuleBroken, match="Enter the name"):
        describe_organisation(Organisation(), name=" ", kind=OrganisationKind.SCHOOL)
