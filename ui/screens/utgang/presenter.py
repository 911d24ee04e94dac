"""Decides what is read out before something leaves, and lets it go when it has been confirmed; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.domain.utgang import Bekreftelse, Oensket, Sammendrag, Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.ports import Done
from helseansvarlig.services.utgang import UtgangService, Utlevert
from ui.i18n import tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.utgang.model import Utgangsbilde, build_page


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the page is built from."""

    utgang: UtgangService
    institusjon: InstitusjonService
    print_pdf: Callable[[bytes], None]
    write_file: Callable[[Path, bytes], None]


@dataclass(frozen=True, slots=True)
class Ferdig:
    """What is said when it has left, and where one goes from there; `ord` are shown this once."""

    melding: Message
    ord: str = ""
    til_utboks: bool = False


class UtgangView(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, bilde: Utgangsbilde) -> None:
        """Show what is about to leave; what was typed and ticked stays where it still stands."""
        ...

    def show_wrong_name(self, text: str) -> None:
        """Say under the field that the name is another."""
        ...

    def show_unread(self, text: str) -> None:
        """Say that something is not confirmed."""
        ...

    def ask_where(self, suggested: str, chosen: Callable[[Path], None]) -> None:
        """Ask where the file goes."""
        ...

    def show_done(self, ferdig: Ferdig) -> None:
        """Say that it has left."""
        ...

    def show_stopped(self, message: Message) -> None:
        """Say why it may not leave, and show nothing to press."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; the page stays."""
        ...


class UtgangPresenter(Presenter[UtgangView]):
    """One way out at a time."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today
        self._oensket = Oensket("", Kanal.PAPIR)
        self._said: Sammendrag | None = None
        self._is_busy = False

    def open(self, dokument_id: str, kanal: str, motpart_id: str) -> None:
        """Read out one document, this way, and for the outbox to this service."""
        self._oensket = Oensket(dokument_id, Kanal(kanal), motpart_id)
        self._said, self._is_busy = None, False
        self._read()

    def choose_along(self, ids: Sequence[str]) -> None:
        """Let these go along; whether they may is asked at once."""
        if tuple(ids) != self._oensket.vedlegg:
            self._oensket = replace(self._oensket, vedlegg=tuple(ids))
            self._read()

    def choose_name(self, name: str) -> None:
        """Name who gets a document that does not say so itself."""
        if name.strip() and name.strip() != self._oensket.navn:
            self._oensket = replace(self._oensket, navn=name.strip())
            self._read()

    def go_on(self, typed: str, ticked: Sequence[str]) -> None:
        """Let it out, confirmed like this."""
        said = self._said
        if said is None or self._is_busy:
            return
        self._is_busy = True
        bekreftelse = Bekreftelse(said, typed, frozenset(Varsko(one) for one in ticked))
        utgang = self._kilder.utgang
        if said.kanal is Kanal.SENDT:
            self._jobs.run(lambda: utgang.queue(bekreftelse), done=self._on_queued, failed=self._on_refused)
        elif said.kanal is Kanal.PAPIR:
            self._jobs.run(lambda: utgang.release(bekreftelse), done=self._on_printed, failed=self._on_refused)
        else:
            self._jobs.run(
                lambda: utgang.check(bekreftelse), done=lambda _: self._ask_where(bekreftelse), failed=self._on_refused
            )

    def forget(self) -> None:
        """Nobody looks any more."""
        self._said = None

    def _read(self) -> None:
        wish, utgang = self._oensket, self._kilder.utgang

        def read() -> tuple[Oensket, Sammendrag, list[Dokument], list[Motpart]]:
            return (
                wish,
                utgang.summarise(wish),
                utgang.attachable(wish.dokument_id),
                self._kilder.institusjon.motparter(),
            )

        self._jobs.run(read, done=self._on_read, failed=lambda error: self._on_not_read(wish, error))

    def _on_read(self, read: tuple[Oensket, Sammendrag, list[Dokument], list[Motpart]]) -> None:
        wish, said, along, book = read
        if wish == self._oensket:
            self._said = said
            self._shown().show_page(build_page(said, along, book, self._today()))

    def _on_not_read(self, wish: Oensket, error: HelseansvarligError) -> None:
        """What goes along may be what stops it: then it is taken away again, and the reason is said."""
        if wish != self._oensket:
            return
        if wish.vedlegg and self._said is not None:
            self._oensket = replace(wish, vedlegg=self._said.oensket.vedlegg)
            self._shown().show_problem(sentence(error))
            self._read()
            return
        self._shown().show_stopped(sentence(error))

    def _on_refused(self, error: HelseansvarligError) -> None:
        self._is_busy = False
        code = error.code if isinstance(error, KnownError) else ""
        message = sentence(error)
        if code == "mottaker_navn_stemmer_ikke":
            self._shown().show_wrong_name(message.what)
        elif code in ("utlevering_ikke_lest", "mottaker_uten_navn"):
            self._shown().show_unread(message.what)
        else:
            self._shown().show_problem(message)
            if code == "utlevering_endret":
                self._read()

    def _ask_where(self, bekreftelse: Bekreftelse) -> None:
        self._is_busy = False
        # The name says nothing: file names are read in lists and mail programs.
        suggested = f"dokument-{self._oensket.dokument_id[:8]}.pdf"
        self._shown().ask_where(suggested, lambda path: self._save(bekreftelse, path))

    def _save(self, bekreftelse: Bekreftelse, path: Path) -> None:
        kilder = self._kilder

        def save() -> Utlevert:
            out = kilder.utgang.release(bekreftelse)
            for number, pdf in enumerate((out.pdf, *out.vedlegg)):
                own = path if not number else path.with_stem(f"{path.stem}-vedlegg-{number}")
                kilder.write_file(own, pdf)
            return out

        self._is_busy = True
        self._jobs.run(save, done=self._on_saved, failed=self._on_refused)

    def _on_saved(self, out: Utlevert) -> None:
        files = tr_n("{n} fil er lagret.", "{n} filer er lagret.", 1 + len(out.vedlegg))
        if out.ord:
            self._shown().show_done(Ferdig(Message(files, tr("Bare ordene åpner den.")), out.ord))
        else:
            self._shown().show_done(Ferdig(Message(files, tr("Den er ikke kryptert."))))

    def _on_printed(self, out: Utlevert) -> None:
        self._kilder.print_pdf(out.pdf)
        self._shown().show_done(
            Ferdig(Message(tr("Sendt til skriveren."), "", tr("Hent papirene med en gang, så ingen andre leser dem.")))
        )

    def _on_queued(self, _done: Done[Utboksrad]) -> None:
        self._shown().show_done(
            Ferdig(
                Message(
                    tr("Dokumentet ligger i utboksen."),
                    tr("Det er ikke sendt ennå, og du kan fortsatt stoppe det."),
                    tr("Gå til utboksen og trykk «Send nå» når du er klar."),
                ),
                til_utboks=True,
            )
        )
