"""Decides how a document gets to the outbox: to whom, confirmed how, signed first if it is not; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from helseansvarlig.domain.forsendelse import Tilstand
from helseansvarlig.domain.utboks import Utboksrad
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.ports import Changes, Done
from helseansvarlig.services.utboks import Mulighet, Sendemuligheter, UtboksService
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, Question, sentence
from ui.presenter import Presenter
from ui.screens.dokumenter.model import names_recipient


@dataclass(frozen=True, slots=True)
class Sendebilde:
    """What stands at the foot of the composer about sending.

    `mottakere` are (id, name); `foerste_gang` asks for the municipality's name to be typed; `i_utboks` means that the
    document has been queued already.
    """

    mottakere: tuple[tuple[str, str], ...] = ()
    valgt: str = ""
    foerste_gang: bool = False
    i_utboks: bool = False

    def recipient(self) -> str:
        """Return the chosen recipient's name."""
        return dict(self.mottakere).get(self.valgt, "")


class SendView(Protocol):
    """What the presenter asks of the screen."""

    def show_sending(self, bilde: Sendebilde) -> None:
        """Show to whom it can go."""
        ...

    def show_name_error(self, text: str) -> None:
        """Show it under the municipality's name, or take it away."""
        ...

    def ask(self, question: Question, answer: Callable[[bool], None]) -> None:
        """Ask before what cannot be undone."""
        ...

    def show_queued(self, message: Message) -> None:
        """Say that it lies in the outbox, with the way there."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class Signing(Protocol):
    """What is needed of the document's own presenter."""

    def is_signed(self) -> bool:
        """Tell whether the document can no longer be changed."""
        ...

    def child_name(self) -> str:
        """Return whom it is about."""
        ...

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

    def queue(self, typed_name: str) -> None:
        """Put it in the outbox; a draft is signed on the way, after one question that names child and recipient."""
        chosen = self._mulighet()
        if chosen is None:
            self._shown().show_problem(Message(tr("Velg hvilken barnevernstjeneste det skal til.")))
            return
        wrong = chosen.foerste_gang and not names_recipient(typed_name, chosen.motpart.navn)
        self._shown().show_name_error(
            tr("Det stemmer ikke med mottakeren. Skriv navnet slik det står på knappen.") if wrong else ""
        )
        if wrong:
            return
        if self._signing.is_signed():
            self._put(chosen.motpart.id)
            return
        self._ask(
            tr("Signere og legge i utboks?"),
            tr(
                "Dokumentet om {child} går til {recipient}. Etterpå kan det ikke endres. "
                "Sendingen kan stoppes til den er sendt.",
                child=self._signing.child_name(),
                recipient=chosen.motpart.navn,
            ),
            tr("Signer og legg i utboks"),
            lambda: self._signing.sign(lambda: self._put(chosen.motpart.id)),
        )

    def _ask(self, what: str, consequence: str, do_it: str, act: Callable[[], None]) -> None:
        self._shown().ask(Question(what, consequence, do_it), lambda yes: act() if yes else None)

    def _put(self, motpart_id: str) -> None:
        dokument_id = self._dokument_id
        self._jobs.run(
            lambda: self._utboks.queue(dokument_id, motpart_id), done=self._on_queued, failed=self._on_failed
        )

    def _on_queued(self, _done: Done[Utboksrad]) -> None:
        self._shown().show_queued(
            Message(
                tr("Dokumentet ligger i utboksen."),
                tr("Det er ikke sendt ennå, og du kan fortsatt stoppe det."),
                tr("Gå til utboksen og trykk «Send nå» når du er klar."),
            )
        )

    def _on_possibilities(self, possible: Sendemuligheter) -> None:
        self._possible = possible
        ids = [one.motpart.id for one in possible.mottakere]
        if self._chosen not in ids:
            self._chosen = ids[0] if len(ids) == 1 else ""
        self._show()

    def _show(self) -> None:
        chosen = self._mulighet()
        row = self._possible.rad
        self._shown().show_sending(
            Sendebilde(
                mottakere=tuple((one.motpart.id, one.motpart.navn) for one in self._possible.mottakere),
                valgt=self._chosen,
                foerste_gang=chosen is not None and chosen.foerste_gang,
                i_utboks=row is not None and row.tilstand is not Tilstand.STANSET,
            )
        )

    def _mulighet(self) -> Mulighet | None:
        return next((one for one in self._possible.mottakere if one.motpart.id == self._chosen), None)

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))
