"""The form with which a list is put in order, by Up and Down or by dragging (reorder.js)."""

from collections.abc import Iterable
from typing import Any

from wtforms import HiddenField, SelectMultipleField
from wtforms.fields.choices import SelectChoice

from app.web.forms import RegisterForm


class OrderForm(RegisterForm):
    """Records in the order the page shows them; `up` and `down` name one to move a step."""

    marked = False
    order = SelectMultipleField(coerce=int, validate_choice=False)
    up = HiddenField()
    down = HiddenField()
    records: dict[int, Any]

    @classmethod
    def of(cls, records: Iterable[Any]) -> "OrderForm":
        """Ask for the order of `records`, which have an id and a title."""
        form = cls()
        form.records = {record.id: record for record in records}
        form.order.choices = [SelectChoice(key, r.title) for key, r in form.records.items()]
        return form

    @property
    def moved(self) -> int | None:
        named = self.up.data or self.down.data or ""
        return int(named) if named.isdigit() and int(named) in self.records else None

    @property
    def arranged(self) -> list[Any]:
        """The records in their new order, without those that have gone meanwhile."""
        order = [self.records[key] for key in self.order.data or [] if key in self.records]
        if self.moved and self.records[self.moved] in order:
            place = order.index(self.records[self.moved])
            step = -1 if self.up.data else 1
            order.insert(max(0, place + step), order.pop(place))
        return order
