"""What is half written is kept soon, at once when asked, and never after the vault is on its way to be closed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.drafts import DELAY_MS, Drafts
from ui.jobs import SyncJobs


class Kept:
    """The core's drafts, by key."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def keep(self, noekkel: str, innhold: str) -> None:
        """Keep a draft."""
        self.texts[noekkel] = innhold

    def find(self, noekkel: str) -> str | None:
        """Return a draft or None."""
        return self.texts.get(noekkel)

    def discard(self, noekkel: str) -> None:
        """Forget a draft."""
        self.texts.pop(noekkel, None)


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def drafts(kept: Kept, qtbot: QtBot) -> Drafts:  # noqa: ARG001 (a timer wants an application)
    return Drafts(kept, SyncJobs())


def test_a_text_is_kept_soon_after_the_last_key(drafts: Drafts, kept: Kept, qtbot: QtBot) -> None:
    drafts.changed("notat", "Hun sa")
    assert kept.texts == {}
    qtbot.waitUntil(lambda: kept.texts == {"notat": "Hun sa"}, timeout=DELAY_MS * 5)
    assert drafts.has_kept()


def test_what_has_become_a_record_is_no_draft(drafts: Drafts, kept: Kept) -> None:
    drafts.changed("notat", "Hun sa")
    drafts.flush()
    drafts.discard("notat")
    assert kept.texts == {}
    assert not drafts.has_kept()


def test_nothing_is_written_after_the_end(drafts: Drafts, kept: Kept, qtbot: QtBot) -> None:
    drafts.changed("notat", "Hun sa")
    drafts.end()
    drafts.changed("notat", "og så")
    qtbot.wait(DELAY_MS + 200)
    assert kept.texts == {"notat": "Hun sa"}
