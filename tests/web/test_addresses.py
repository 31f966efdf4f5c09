import pytest


@pytest.mark.parametrize("number", [2**31, 2**63, 10**30])
def test_a_number_that_no_database_could_hold_names_nothing(browser, number):
    assert browser.status_of("GET", f"/people/{number}") == 404
