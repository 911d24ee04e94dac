"""Decides what is read out before something leaves, and lets it go when it has been confirmed; knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.utgang import Bekreftelse, Oensket, Sammendrag, Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.utgang import UtgangService, Utlevert
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.utgang.model import Utgangsbilde, build_page
from ui.screens.utgang.saving import Lagret, Skriver, save_all, saved_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kilder:
    """What the page is built from."""

    utgang: UtgangService
    institusjon: InstitusjonService
    print_pdf: Callable[[bytes], None]
    skriver: Skriver


@dataclass(frozen=True, slots=True)
class Ferdig:
    """What is said when it has left, and where one goes from there; `ord` are shown this once.

    Without `er_hel` a part of it could not be written.
    """

    melding: Message
    ord: str = ""
    til_utboks: bool = False
    er_hel: bool = True


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

    def tell_elsewhere(self, message: Message, meaning: str, ids: tuple[str, ...] = ()) -> None:
        """Say it on the screen that stands there now; with `ids` there is more to see on this page of theirs."""
        ...


class UtgangPresenter(Presenter[UtgangView]):
    """One way out at a time. What ends after its page was left is never told on the page of something else."""

    def __init__(self, kilder: Kilder, jobs: Runner, today: Callable[[], date]) -> None:
        self._kilder = kilder
        self._jobs = jobs
        self._today = today
        self._oensket = Oensket("", Kanal.PAPIR)
        self._said: Sammendrag | None = None
        self._is_busy = False
        self._turn = object()
        self._unseen: dict[tuple[str, ...], Ferdig] = {}

    def open(self, dokument_id: str, kanal: str, motpart_id: str) -> None:
        """Read out one document, this way, and for the outbox to this service; first the words nobody has seen yet."""
        self._oensket = Oensket(dokument_id, Kanal(kanal), motpart_id)
        self._said, self._is_busy, self._turn = None, False, object()
        unseen = self._unseen.pop(self._ids(), None)
        if unseen is not None:
            self._shown().show_done(unseen)
        else:
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
            self._run(lambda: utgang.queue(bekreftelse), lambda _: _queued())
        elif said.kanal is Kanal.PAPIR:
            self._run(lambda: utgang.release(bekreftelse), self._printed)
        else:
            turn = self._turn
            self._jobs.run(
                lambda: utgang.check(bekreftelse),
                done=lambda _: self._ask_where(turn, bekreftelse),
                failed=lambda error: self._on_refused(turn, error),
            )

    def forget(self) -> None:
        """Nobody looks any more."""
        self._said, self._turn = None, object()

    def _ids(self) -> tuple[str, ...]:
        wish = self._oensket
        return wish.dokument_id, wish.kanal.value, wish.motpart_id

    def _run(self, work: Callable[[], T], ended: Callable[[T], Ferdig]) -> None:
        """Let it out, and tell how it ended: here while the page stands, else where the user is now."""
        turn, ids = self._turn, self._ids()
        self._jobs.run(
            work,
            done=lambda out: self._on_ended(turn, ids, ended(out)),
            failed=lambda error: self._on_refused(turn, error),
        )

    def _on_ended(self, turn: object, ids: tuple[str, ...], ferdig: Ferdig) -> None:
        if turn is self._turn:
            self._shown().show_done(ferdig)
        elif ferdig.ord:
            self._unseen[ids] = ferdig
            self._shown().tell_elsewhere(ferdig.melding, _meaning(ferdig), ids)
        else:
            self._shown().tell_elsewhere(ferdig.melding, _meaning(ferdig))

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

    def _on_refused(self, turn: object, error: HelseansvarligError) -> None:
        message = sentence(error)
        if turn is not self._turn:
            self._shown().tell_elsewhere(message, "danger")
            return
        self._is_busy = False
        code = error.code if isinstance(error, KnownError) else ""
        if code == "mottaker_navn_stemmer_ikke":
            self._shown().show_wrong_name(message.what)
        elif code in ("utlevering_ikke_lest", "mottaker_uten_navn"):
            self._shown().show_unread(message.what)
        else:
            self._shown().show_problem(message)
            if code == "utlevering_endret":
                self._read()

    def _ask_where(self, turn: object, bekreftelse: Bekreftelse) -> None:
        if turn is not self._turn:
            return
        self._is_busy = False
        # The name says nothing: file names are read in lists and mail programs.
        suggested = f"dokument-{self._oensket.dokument_id[:8]}.pdf"
        self._shown().ask_where(suggested, lambda path: self._save(turn, bekreftelse, path))

    def _save(self, turn: object, bekreftelse: Bekreftelse, path: Path) -> None:
        if turn is not self._turn:
            return
        kilder = self._kilder
        self._is_busy = True
        self._run(lambda: save_all(kilder.skriver, kilder.utgang.release(bekreftelse), path), _saved)

    def _printed(self, out: Utlevert) -> Ferdig:
        self._kilder.print_pdf(out.pdf)
        return Ferdig(
            Message(tr("Sendt til skriveren."), "", tr("Hent papirene med en gang, så ingen andre leser dem."))
        )


def _saved(lagret: Lagret) -> Ferdig:
    return Ferdig(saved_words(lagret), lagret.ord, er_hel=lagret.feil is None)


def _queued() -> Ferdig:
    return Ferdig(
        Message(
            tr("Dokumentet ligger i utboksen."),
            tr("Det er ikke sendt ennå, og du kan fortsatt stoppe det."),
            tr("Gå til utboksen og trykk «Send nå» når du er klar."),
        ),
        til_utboks=True,
    )


def _meaning(ferdig: Ferdig) -> str:
    return "success" if ferdig.er_hel else "warning"
