"""Changing a password: beside the window, one at a time, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable

from helseansvarlig.errors import HelseansvarligError, KnownError
from ui.jobs import Runner
from ui.messages import Message, sentence

WRONG_OLD = "feil_passord"
"""The error that belongs at the field of the password one has."""


class PasswordChange:
    """`rewrap` gets the old and the new password, in the database thread, and raises `feil_passord`."""

    def __init__(self, rewrap: Callable[[str, str], object], jobs: Runner) -> None:
        self._rewrap = rewrap
        self._jobs = jobs
        self._busy = False

    def change(self, old: str, new: str, done: Callable[[], None], failed: Callable[[Message, bool], None]) -> None:
        """Change it; `failed` gets the sentences, and whether it is the old password that is wrong."""
        if self._busy:
            return
        self._busy = True

        def on_done(_result: object) -> None:
            self._busy = False
            done()

        def on_failed(error: HelseansvarligError) -> None:
            self._busy = False
            failed(sentence(error), isinstance(error, KnownError) and error.code == WRONG_OLD)

        self._jobs.run(lambda: self._rewrap(old, new), done=on_done, failed=on_failed)
