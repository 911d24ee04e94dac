"""Every error we raise on purpose. No message may carry health data.

Core raises codes; the sentence a person reads stands in `ui/messages.py`.
"""

from __future__ import annotations


class HelseansvarligError(Exception):
    """Common root, so that callers can tell our errors from everybody else's."""


class KnownError(HelseansvarligError):
    """Something the user can act on; `code` picks the sentence, `params` fill it.

    `params` stay out of `str()` because logs see `str()`.
    """

    def __init__(self, code: str, /, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class BugError(HelseansvarligError):
    """Something only we can mend; shown with an incident id, never with data."""
