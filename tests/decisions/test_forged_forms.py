"""A form that this site did not make changes nothing, whoever is signed in."""

import re

import pytest

WRITING = ("decisions.", "actions.")


@pytest.fixture
def guarded(app):
    """The site as it runs, with its forms checked; the other tests switch that off."""
    app.config["WTF_CSRF_ENABLED"] = True
    return app


def test_every_form_of_decisions_and_actions_is_refused_without_its_token(guarded, clerk):
    addresses = [
        re.sub(r"<[^>]*>", "1", rule.rule)
        for rule in guarded.url_map.iter_rules()
        if rule.endpoint.startswith(WRITING) and "POST" in (rule.methods or ())
    ]

    answers = {address: clerk.status_of("POST", address, text="Forged") for address in addresses}

    assert len(answers) > 20
    assert set(answers.values()) == {400}
