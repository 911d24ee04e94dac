"""Her own password, for somebody who has no settings."""

from __future__ import annotations

from collections.abc import Callable

from ui.entry import Entry
from ui.i18n import marked
from ui.jobs import Runner
from ui.password_change import PasswordChange
from ui.screens.passord.screen import PassordScreen


def entries(strength: Callable[[str], str], rewrap: Callable[[str, str], object], jobs: Runner) -> list[Entry]:
    """Return the place `passord`; `strength` and `rewrap` are as in the settings."""
    return [
        Entry(
            "passord",
            marked("Passord"),
            lambda: PassordScreen(strength, PasswordChange(rewrap, jobs).change),
            "key-round",
            group=1,
        )
    ]
