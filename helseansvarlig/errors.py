"""Every error we raise on purpose. No message may carry health data.

Core raises codes; the sentence a person reads stands in `ui/messages.py`.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager


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


def disk_error(error: OSError) -> KnownError:
    """Return our code for what the system says about a file: `disk_full`, `mappe_skrivebeskyttet` or `disk_feil`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return KnownError("disk_full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return KnownError("mappe_skrivebeskyttet")
    return KnownError("disk_feil")


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn what the system says about a file inside the block into our code; see `disk_error`."""
    try:
        yield
    except OSError as error:
        raise disk_error(error) from error


class BugError(HelseansvarligError):
    """Something only we can mend; shown with an incident id, never with data."""
