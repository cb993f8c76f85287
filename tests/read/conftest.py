"""What the tests of the reader share."""

import pytest

from palabre.model.desk import Desk
from palabre.pipeline import Engine


@pytest.fixture(scope="package", name="engine")
def make_engine() -> Engine:
    """An engine without a desk; it keeps nothing of what it reads."""
    return Engine(Desk())
