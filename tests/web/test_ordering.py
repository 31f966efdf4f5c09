from types import SimpleNamespace

import pytest

from app.web.ordering import OrderForm

RECORDS = [SimpleNamespace(id=number, title=f"Line {number}") for number in (4, 5, 6)]


@pytest.mark.parametrize(
    ("sent", "order"),
    [
        pytest.param({"order": [6, 4, 5]}, [6, 4, 5], id="dragged"),
        pytest.param({"order": [4, 5, 6], "up": "6"}, [4, 6, 5], id="up"),
        pytest.param({"order": [4, 5, 6], "down": "4"}, [5, 4, 6], id="down"),
        pytest.param({"order": [4, 5, 6], "up": "4"}, [4, 5, 6], id="up from the top"),
        pytest.param({"order": [4, 5, 6], "down": "6"}, [4, 5, 6], id="down from the foot"),
        pytest.param({"order": [4, 5, 6], "down": "99"}, [4, 5, 6], id="what is not there"),
        pytest.param({"order": [6, 99, 5]}, [6, 5], id="one that has gone"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_records_are_put_in_order(app, sent, order):
    with app.test_request_context(method="POST", data=sent):
        form = OrderForm.of(RECORDS)

        assert form.validate_on_submit()
        assert [record.id for record in form.arranged] == order
