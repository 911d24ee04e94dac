"""Decides what the composer shows and when it is saved, drawn, signed and queued; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.regelverk import Telefon
from helseansvarlig.domain.utgang import Bekreftelse, Oensket
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.dokument import Dokumentbilde, DokumentService
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.utboks import UtboksService
from helseansvarlig.services.utgang import UtgangService
from ui.drafts import Drafts
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.dokumenter.beside import Beside, BesideView
from ui.screens.dokumenter.drawing import Drawing
from ui.screens.dokumenter.model import (
    AKUTT,
    Komposisjon,
    compose_view,
    fields_as_text,
    fields_from_text,
)
from ui.screens.dokumenter.notes_model import Leser

SAVE_AFTER_MS = 900
"""A pause this long puts the text into the record; meanwhile each keystroke is kept as a draft."""


_ASKED = frozenset(Mottakerkategori) - {Mottakerkategori.FORELDRE}
"""Who can be asked without a name."""
_CALL_FIRST = ("medisinsk_noedtelefon", "legevakt", "bup_akutt", "ambulant_akutteam", "vakthavende_leder")


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the screens of documents are built from; `telefoner` are the rules' numbers, called instead of writing."""

    dokument: DokumentService
    utboks: UtboksService
    telefoner: tuple[Telefon, ...]
    print_pdf: Callable[[bytes], None]
    utgang: UtgangService


class DokumentView(BesideView, Protocol):
    """What the presenter asks of the screen."""

    def show_composition(self, komposisjon: Komposisjon) -> None:
        """Show a document that was opened, signed or undone: everything anew."""
        ...

    def show_sharing(self, komposisjon: Komposisjon) -> None:
        """Show the gate's new answer; fields stay as they are."""
        ...

    def show_urgent(self, *, on: bool) -> None:
        """Show the telephone numbers instead of the way to the outbox, or the other way round."""
        ...

    def show_drawn(self, pdf: bytes, text: str | None) -> None:
        """Show the document as it would leave now; without `text` the words of the pages are read."""
        ...

    def show_not_drawn(self, message: Message) -> None:
        """Say why there is no page."""
        ...

    def show_other(self, dokument_id: str) -> None:
        """Go to another document."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; everything typed stays."""
        ...

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        ...


class DokumentPresenter(QObject, Presenter[DokumentView]):
    """One document at a time."""

    def __init__(self, kilder: Kilder, drafts: Drafts, jobs: Runner, today: Callable[[], date]) -> None:
        super().__init__()
        self._kilder = kilder
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._beside = Beside(self._shown, today, self)
        self._picture: Dokumentbilde | None = None
        self._dokument_id = ""
        self._felter: dict[str, str] = {}
        self._unsaved = False
        self._writes = 0  # on their way: what is read meanwhile is older than what stands on screen
        self._drawing = Drawing(kilder.dokument, jobs, self._on_drawn, self._on_not_drawn, self)
        self._save_soon = QTimer(self)
        self._save_soon.setSingleShot(True)
        self._save_soon.setInterval(SAVE_AFTER_MS)
        self._save_soon.timeout.connect(self.flush)

    def open(self, dokument_id: str) -> None:
        """Show a document as it was left."""
        self._dokument_id = dokument_id
        self._save_soon.stop()
        self._picture, self._unsaved, self._felter = None, False, {}
        self._jobs.run(lambda: self._kilder.dokument.open(dokument_id), done=self._on_picture, failed=self._on_failed)

    def changed(self, felt_id: str, text: str) -> None:
        """Keep what stands in a field now, and draw the page again soon."""
        picture = self._picture
        if picture is None or self._felter.get(felt_id, "") == text or self.is_signed():
            return
        self._felter[felt_id] = text
        self._unsaved = True
        self._drafts.changed(self._key(), fields_as_text(self._felter))
        self._save_soon.start()
        self._drawing.request_soon(self._felter)
        self._beside.changed(felt_id)
        if felt_id == "hastegrad":
            self._shown().show_urgent(on=text == AKUTT)

    def flush(self) -> None:
        """Put what is written into the record at once."""
        self._save_soon.stop()
        if not self._unsaved:
            return
        self._unsaved = False
        self._writes += 1
        self._drafts.flush()
        felter, dokument_id = dict(self._felter), self._dokument_id
        self._jobs.run(
            lambda: self._kilder.dokument.write(dokument_id, felter), done=self._on_saved, failed=self._on_not_saved
        )

    def leave(self) -> None:
        """Put what is written into the record and draw nothing more."""
        self._drawing.stop()
        self._beside.stop()
        self.flush()

    def on_changed(self, changes: object) -> None:
        """Read anew when the document was changed elsewhere, by undo or by a new consent, unless one is writing."""
        if not isinstance(changes, Changes) or not self._dokument_id or self._unsaved:
            return
        if ("dokument", self._dokument_id) in changes.touched or changes.concerns("samtykke"):
            self._jobs.run(self._read, done=self._on_reread, failed=self._on_failed)

    def leser(self) -> Leser:
        """Return what reads along in the fields."""
        return self._beside.leser()

    def is_signed(self) -> bool:
        """Tell whether the document can no longer be changed."""
        return self._picture is not None and self._picture.dokument.status is Dokumentstatus.FROSSET

    def child_name(self) -> str:
        """Return whom the document is about; empty for general minutes."""
        barn = self._picture.barn if self._picture is not None else None
        return barn.navn if barn is not None else ""

    def child_id(self) -> str:
        """Return the id of that child."""
        return self._picture.dokument.barn_id if self._picture is not None else ""

    def can_queue(self) -> bool:
        """Tell whether the outbox takes documents of this kind: about a child, to its barnevernstjeneste."""
        picture = self._picture
        if picture is None or picture.barn is None:
            return False
        return picture.dokument.mottaker is Mottakerkategori.BARNEVERNSTJENESTEN

    def is_stopped(self) -> bool:
        """Tell whether the gate lets nothing through to those it is for, so that only a question without a name may."""
        picture = self._picture
        if picture is None or picture.barn is None or picture.deling is None or self.is_signed():
            return False
        return not picture.deling.lets_through and picture.dokument.mottaker in _ASKED

    def is_for_child(self) -> bool:
        """Tell whether the child itself gets the paper, which others may find."""
        return self._picture is not None and self._picture.dokument.mottaker is Innad.BARNET_SELV

    def telefoner(self) -> tuple[Telefon, ...]:
        """Return the numbers to call when it cannot wait, most urgent first; local ones when they are written in."""
        known = {telefon.id: telefon for telefon in self._kilder.telefoner if telefon.nummer}
        return tuple(known[one] for one in _CALL_FIRST if one in known)

    def sign(self, then: Callable[[], None] | None = None) -> None:
        """Freeze the document; `then` is done when it is."""
        self.flush()

        def signed(_done: Done[Dokument]) -> None:
            self._drafts.discard(self._key())
            self._read_again()
            if then is not None:
                then()
            else:
                self._shown().show_done(
                    Message(tr("Dokumentet er signert."), tr("Nå kan det ikke endres."), tr("Du kan sende det videre."))
                )

        dokument_id = self._dokument_id
        self._jobs.run(lambda: self._kilder.dokument.freeze(dokument_id), done=signed, failed=self._on_failed)

    def new_edition(self) -> None:
        """Begin a new edition of a signed document, and go there."""
        dokument_id = self._dokument_id
        self._jobs.run(
            lambda: self._kilder.dokument.new_edition(dokument_id),
            done=lambda made: self._shown().show_other(made.value.id),
            failed=self._on_failed,
        )

    def print_it(self) -> None:
        """Print the sheet of an emergency, which waits for no last look; that it was printed is logged."""
        self.flush()
        utgang, wish = self._kilder.utgang, Oensket(self._dokument_id, Kanal.PAPIR)
        self._jobs.run(
            lambda: utgang.release(Bekreftelse(utgang.summarise(wish))).pdf,
            done=self._kilder.print_pdf,
            failed=self._on_failed,
        )

    def _read(self) -> Dokumentbilde:
        return self._kilder.dokument.picture(self._dokument_id)

    def _read_again(self) -> None:
        self._jobs.run(self._read, done=self._on_picture, failed=self._on_failed)

    def _on_picture(self, picture: Dokumentbilde) -> None:
        if picture.dokument.id != self._dokument_id:
            return
        self._picture = picture
        self._felter = dict(picture.dokument.felter)
        if picture.dokument.status is Dokumentstatus.FROSSET:
            self._fill()
        else:
            opened = picture.dokument.id
            self._drafts.find(self._key(), lambda draft: self._on_draft(opened, draft))

    def _on_draft(self, dokument_id: str, draft: str | None) -> None:
        if dokument_id != self._dokument_id:
            return  # somebody has gone on to another document meanwhile
        if draft is not None:
            self._felter |= fields_from_text(draft)
            self._unsaved = True
            self._save_soon.start()
        self._fill()

    def _fill(self) -> None:
        if self._picture is not None:
            self._beside.follow(self._picture, self._felter)
        self._shown().show_composition(self._composition())
        self._beside.show_all()
        self._shown().show_urgent(on=self._felter.get("hastegrad") == AKUTT and not self.is_signed())
        self._drawing.request_now(self._dokument_id, None if self.is_signed() else self._felter)

    def _composition(self) -> Komposisjon:
        if self._picture is None:
            raise LookupError("a document is opened first")
        return compose_view(self._picture, self._felter, self._today())

    def _on_saved(self, done: Done[Dokument]) -> None:
        self._writes -= 1
        if not self._unsaved and not self._writes and done.value.id == self._dokument_id:
            self._drafts.discard(self._key())

    def _on_not_saved(self, error: HelseansvarligError) -> None:
        self._writes -= 1
        self._unsaved = True
        self._on_failed(error)

    def _on_reread(self, picture: Dokumentbilde) -> None:
        """Our own saving comes back here too: only what differs from the screen is shown anew."""
        before = self._picture
        if before is None or picture.dokument.id != self._dokument_id or self._unsaved or self._writes:
            return
        self._picture = picture
        if dict(picture.dokument.felter) != self._felter or picture.dokument.status is not before.dokument.status:
            self._on_picture(picture)
        elif (picture.deling, picture.hjelp) != (before.deling, before.hjelp):
            self._beside.follow(picture, self._felter)
            self._shown().show_sharing(self._composition())
            self._beside.show_all()
            self._drawing.request_now(self._dokument_id, self._felter)

    def _on_drawn(self, pdf: bytes, text: str) -> None:
        # What was signed is read from its own pages: put together again, it would tell of the house as it is today.
        self._shown().show_drawn(pdf, None if self.is_signed() else text)

    def _on_not_drawn(self, error: HelseansvarligError) -> None:
        self._shown().show_not_drawn(sentence(error))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))

    def _key(self) -> str:
        return f"dokument:{self._dokument_id}"
