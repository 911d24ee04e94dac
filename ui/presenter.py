"""What every presenter begins with: the view that it decides for."""

from __future__ import annotations

from typing import Generic, TypeVar

View = TypeVar("View")


class Presenter(Generic[View]):
    """Decides what a view shows, and knows no more of it than the protocol `View`."""

    _view: View | None = None

    def attach(self, view: View) -> None:
        """Take the view; called once, by the screen."""
        self._view = view

    def _shown(self) -> View:
        if self._view is None:
            raise LookupError("attach() comes before use")
        return self._view
