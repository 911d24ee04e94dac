"""A presenter speaks to the view it was given, and says so when it was given none."""

import pytest

from ui.presenter import Presenter


class Greeter(Presenter[list[str]]):
    def greet(self) -> None:
        self._shown().append("hei")


def test_it_speaks_to_the_view_it_was_given() -> None:
    one, other = Greeter(), Greeter()
    heard: list[str] = []
    one.attach(heard)
    one.greet()

    assert heard == ["hei"]
    with pytest.raises(LookupError):
        other.greet()
