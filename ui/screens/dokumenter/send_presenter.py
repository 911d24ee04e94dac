"""Decides to which service a document can go through the outbox, and asks before it is signed; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes
from helseansvarlig.services.utboks import Mulighet, Sendemuligheter, UtboksService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, Question, sentence
from ui.presenter import Presenter


@dataclass(frozen=True, slots=True)
class Sendebilde:
    """What stands at the foot of the composer about sending.

    `mottakere` are (id, name); `maa_velges` when a person must say which, also of one alone that is not known to be
    the child's own; `i_utboks` means that the document has been queued already.
    """

    mottakere: tuple[tuple[str, str], ...] = ()
    valgt: str = ""
    maa_velges: bool = False
    i_utboks: bool = False

    def recipient(self) -> str:
        """Return the chosen recipient's name."""
        return dict(self.mottakere).get(self.valgt, "")


class SendView(Protocol):
    """What the presenter asks of the screen."""

    def show_sending(self, bilde: Sendebilde) -> None:
        """Show to whom it can go."""
        ...

    def ask(self, question: Question, answer: Callable[[bool], None]) -> None:
        """Ask before what cannot be undone."""
        ...

    def go_out(self, kanal: Kanal, motpart_id: str) -> None:
        """Go to the last look before it leaves this way, to this service."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class Signing(Protocol):
    """What is needed of the document's own presenter."""

    def sign(self, then: Callable[[], None] | None = None) -> None:
        """Freeze it, then do `then`."""
        ...


class SendPresenter(Presenter[SendView]):
    """The way of one document to the outbox."""

    def __init__(self, utboks: UtboksService, signing: Signing, jobs: Runner) -> None:
        self._utboks = utboks
        self._signing = signing
        self._jobs = jobs
        self._dokument_id = ""
        self._possible: Sendemuligheter = Sendemuligheter(())
        self._chosen = ""

    def open(self, dokument_id: str) -> None:
        """Find out to whom a document can go."""
        self._dokument_id, self._chosen, self._possible = dokument_id, "", Sendemuligheter(())
        self.refresh()

    def refresh(self) -> None:
        """Find out again: a card may have come, or the row may have been stopped."""
        dokument_id = self._dokument_id
        self._jobs.run(
            lambda: self._utboks.possibilities(dokument_id), done=self._on_possibilities, failed=self._on_failed
        )

    def on_changed(self, changes: object) -> None:
        """Find out again when a card, the outbox or the child changed."""
        if self._dokument_id and isinstance(changes, Changes) and changes.concerns("motpart", "utboks", "barn"):
            self.refresh()

    def choose(self, motpart_id: str) -> None:
        """Choose among several recipients."""
        self._chosen = motpart_id
        self._show()

    def ask_to_sign(self) -> None:
        """Sign without queueing, after asking."""
        self._ask(
            tr("Signere dokumentet?"),
            tr("Etterpå kan det ikke endres. En rettelse blir en ny utgave."),
            tr("Signer"),
            self._signing.sign,
        )

    def queue(self) -> None:
        """Go to the last look before it is put in the outbox, where a draft is signed on the way."""
        chosen = self._mulighet()
        if chosen is None:
            self._shown().show_problem(Message(tr("Velg hvilken barnevernstjeneste det skal til.")))
            return
        self._shown().go_out(Kanal.SENDT, chosen.motpart.id)

    def _ask(self, what: str, consequence: str, do_it: str, act: Callable[[], None]) -> None:
        self._shown().ask(Question(what, consequence, do_it), lambda yes: act() if yes else None)

    def _on_possibilities(self, possible: Sendemuligheter) -> None:
        self._possible = possible
        if self._mulighet() is None:
            own = [one.motpart.id for one in possible.mottakere if one.er_egen]
            self._chosen = own[0] if len(own) == 1 else ""
        self._show()

    def _show(self) -> None:
        row = self._possible.rad
        self._shown().show_sending(
            Sendebilde(
                mottakere=tuple((one.motpart.id, one.motpart.navn) for one in self._possible.mottakere),
                valgt=self._chosen,
                maa_velges=[one.er_egen for one in self._possible.mottakere] != [True],
                i_utboks=row is not None and row.tilstand is not Tilstand.STANSET,
            )
        )

    def _mulighet(self) -> Mulighet | None:
        return next((one for one in self._possible.mottakere if one.motpart.id == self._chosen), None)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
