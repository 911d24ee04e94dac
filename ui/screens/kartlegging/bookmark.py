"""Where one is in a kartlegging, kept beside the answers: found still open by the next session, it was cut off."""

from __future__ import annotations

from collections.abc import Callable

from helseansvarlig.services.kartleggingsbilde import Kartleggingsbilde
from ui.drafts import Drafts
from ui.i18n import tr
from ui.messages import Message
from ui.screens.kartlegging.model import Memory


class Bookmark:
    """One place at a time; leaving it closes it, and a program that is killed never leaves."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._id = ""
        self._memory: Memory | None = None

    def find(self, kartlegging_id: str, found: Callable[[Memory, bool], None]) -> None:
        """Give `found` what is remembered, and whether it was cut off; silent if one has gone on meanwhile."""
        self._id, self._memory = kartlegging_id, None
        self._drafts.find(self._key(), lambda text: self._on_found(kartlegging_id, text, found))

    def keep(self, memory: Memory) -> None:
        """Remember this within a second."""
        self._memory = memory
        memory.is_open = True
        self._drafts.changed(self._key(), memory.to_text())

    def leave(self) -> None:
        """One goes elsewhere, or the program ends as it should: write it now."""
        if self._memory is not None and self._memory.is_open:
            self._memory.is_open = False
            self._drafts.changed(self._key(), self._memory.to_text())
        self._drafts.flush()

    def discard(self) -> None:
        """There is nothing left to come back to."""
        self._memory = None
        self._drafts.discard(self._key())

    def _on_found(self, kartlegging_id: str, text: str | None, found: Callable[[Memory, bool], None]) -> None:
        if kartlegging_id == self._id:
            memory = Memory.from_text(text)
            found(memory, memory.is_open)

    def _key(self) -> str:
        return f"kartlegging:{self._id}"


def recovered(bilde: Kartleggingsbilde, spraak: str) -> Message:
    """Return what is said when the program was cut off in the middle: whose it is, and what is being filled in."""
    return Message(
        tr("Programmet stanset midt i kartleggingen."),
        tr(
            "Dere er tilbake hos {navn}: {mal}, versjon {versjon}.",
            navn=bilde.barn.navn,
            mal=bilde.skjema.tittel.paa(spraak),
            versjon=bilde.kartlegging.skjema_versjon,
        ),
        tr("Svarene er lagret. Se over det siste dere skrev."),
    )
