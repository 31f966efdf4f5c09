"""A register that is served."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.chromium import Door, a_door


@pytest.fixture
def door(app: Flask) -> Iterator[Door]:
    with a_door(app) as door:
        yield door
