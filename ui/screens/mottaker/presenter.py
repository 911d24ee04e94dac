"""Decides what the municipality's window shows: nothing is registered before it is kept, no receipt before that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.forsendelse import Mottaker
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.ports.mottak import Aapnet, Mottatt, Receiver
from helseansvarlig.services.ports.outside import Kortopplysninger
from ui.i18n import tr
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter
from ui.screens.mottaker.model import Brev, Oppsett, Oppsettsfeil, Tilstand, check_setup, state_of

MAX_BYTES = 40_000_000
"""A little more than what is sealed at most; what is larger is refused by its reader."""


@dataclass(frozen=True, slots=True)
class Kontor:
    """What the window is given: how a service is made and opened, where its card lies, and the files of the machine.

    `folder` is where this machine keeps its service unless another is chosen.
    """

    make: Callable[[Path, Mottaker, str], None]
    open: Callable[[Path], Receiver]
    card_path: Callable[[Path], Path]
    read_file: Callable[[Path, int], bytes]
    write_file: Callable[[Path, bytes], None]
    folder: Path


class MottakerView(Protocol):
    """What the presenter asks of the screen."""

    def show_setup(self, folder: str) -> None:
        """Ask for what a new service needs."""
        ...

    def show_setup_errors(self, feil: Oppsettsfeil) -> None:
        """Show each error at its place."""
        ...

    def show_desk(self, own: Kortopplysninger, senders: Sequence[Kortopplysninger]) -> None:
        """Show whose desk it is and whom it trusts."""
        ...

    def show_letters(self, letters: Sequence[Brev], chosen: Brev | None) -> None:
        """Show what lies on the desk and the one that is being read."""
        ...

    def show_card(self, card: Kortopplysninger) -> None:
        """Show a sender's card, to be compared by telephone."""
        ...

    def close_card(self) -> None:
        """Put the card away."""
        ...

    def show_done(self, message: Message) -> None:
        """Say that it worked."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class MottakerPresenter(Presenter[MottakerView]):
    """One service's desk."""

    def __init__(self, kontor: Kontor, jobs: Runner, today: Callable[[], date]) -> None:
        self._kontor = kontor
        self._jobs = jobs
        self.today = today
        self._folder = kontor.folder
        self._receiver: Receiver | None = None
        self._letters: list[Brev] = []
        self._chosen = -1
        self._card = b""

    def start(self) -> None:
        """Open the service of this machine, or ask for what a new one needs."""
        if self._kontor.card_path(self._folder).exists():
            self._open()
        else:
            self._shown().show_setup(str(self._folder))

    def use_folder(self, folder: Path) -> None:
        """Use another folder: one that holds a service, or will."""
        self._folder = folder
        self.start()

    def make(self, oppsett: Oppsett) -> None:
        """Make key and card, or say what is missing."""
        feil = check_setup(oppsett)
        self._shown().show_setup_errors(feil)
        if feil.any():
            return
        folder = self._folder
        self._jobs.run(
            lambda: self._kontor.make(folder, oppsett.address(), oppsett.navn.strip()),
            done=lambda _: self._open(self._say_made),
            failed=self._on_failed,
        )

    def save_card(self, path: Path) -> None:
        """Write a copy of our own card to hand to senders."""
        kontor, card = self._kontor, self._kontor.card_path(self._folder)
        self._jobs.run(
            lambda: kontor.write_file(path, kontor.read_file(card, MAX_BYTES)),
            done=lambda _: self._shown().show_done(
                Message(
                    tr("Mottakerkortet er lagret."),
                    tr("Det er ikke hemmelig."),
                    tr("Send det til institusjonen, og les kontrolltallene på telefon."),
                )
            ),
            failed=self._on_failed,
        )

    def read_card(self, path: Path) -> None:
        """Look at a sender's card; nobody is trusted by it."""
        self._jobs.run(lambda: self._read_card(path), done=self._on_card, failed=self._on_failed)

    def trust_card(self) -> None:
        """Keep the card: the numbers were the same on the telephone."""
        receiver, card = self._desk(), self._card
        self._jobs.run(lambda: receiver.trust(card), done=self._on_trusted, failed=self._on_failed)

    def refuse_card(self) -> None:
        """Put the card away: the numbers differed, or nobody answered."""
        self._card = b""
        self._shown().close_card()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Open sealed files; each is verified before anything of it is shown."""
        for path in paths:
            self._add(path)

    def choose(self, number: int) -> None:
        """Read another one."""
        self._chosen = number
        self._show_letters()

    def register(self) -> None:
        """Keep the documents of the one that is being read, register it, and make a receipt."""
        letter = self._current()
        if letter is None or letter.aapnet is None:
            return
        receiver = self._desk()
        self._jobs.run(
            lambda: receiver.receive(letter.data),
            done=lambda mottatt: self._on_received(letter, mottatt),
            failed=self._on_failed,
        )

    def save_receipt(self, path: Path) -> None:
        """Write the receipt where the sender will fetch it."""
        letter = self._current()
        if letter is None or letter.mottatt is None:
            return
        kontor, receipt = self._kontor, letter.mottatt.kvittering
        self._jobs.run(
            lambda: kontor.write_file(path, kontor.read_file(receipt, MAX_BYTES)),
            done=lambda _: self._shown().show_done(
                Message(tr("Kvitteringen er lagret."), "", tr("Gi den til institusjonen samme vei som filen kom."))
            ),
            failed=self._on_failed,
        )

    def save_files(self, folder: Path) -> None:
        """Write the documents of the one that is being read into a folder."""
        letter = self._current()
        if letter is None or letter.aapnet is None:
            return
        files, write = letter.aapnet.filer, self._kontor.write_file
        self._jobs.run(
            lambda: [write(folder / name, data) for name, data in files.items()],
            done=lambda _: self._shown().show_done(
                Message(tr("Dokumentene er lagret."), tr("De er ikke lenger kryptert der de ligger nå."))
            ),
            failed=self._on_failed,
        )

    def receipt_name(self) -> str:
        """Return the name a receipt must have for the sender to find it."""
        letter = self._current()
        return letter.mottatt.kvittering.name if letter is not None and letter.mottatt is not None else ""

    def _open(self, then: Callable[[], None] | None = None) -> None:
        folder = self._folder

        def opened(receiver: Receiver) -> None:
            self._receiver = receiver
            self._show_desk()
            self._show_letters()
            if then is not None:
                then()

        self._jobs.run(lambda: self._kontor.open(folder), done=opened, failed=self._on_failed)

    def _say_made(self) -> None:
        self._shown().show_done(
            Message(
                tr("Nøkkelen og mottakerkortet er laget."),
                tr("Nøkkelen ligger i mappen. Ta godt vare på den: Den åpner alt som sendes til dere."),
                tr("Lagre mottakerkortet, og gi det til institusjonene."),
            )
        )

    def _show_desk(self) -> None:
        receiver = self._desk()
        self._jobs.run(
            lambda: (receiver.own_card(), receiver.senders()),
            done=lambda facts: self._shown().show_desk(*facts),
            failed=self._on_failed,
        )

    def _read_card(self, path: Path) -> tuple[bytes, Kortopplysninger]:
        data = self._kontor.read_file(path, MAX_BYTES)
        return data, self._desk().read_card(data)

    def _on_card(self, read: tuple[bytes, Kortopplysninger]) -> None:
        self._card = read[0]
        self._shown().show_card(read[1])

    def _on_trusted(self, card: Kortopplysninger) -> None:
        self._card = b""
        self._shown().close_card()
        self._show_desk()
        self._shown().show_done(Message(tr("Dere kan nå ta imot fra {name}.", name=card.navn)))

    def _add(self, path: Path) -> None:
        number = len(self._letters)
        receiver = self._desk()
        letter = Brev(number, path.name, b"", Tilstand.AVVIST)

        def work() -> tuple[bytes, Aapnet]:
            data = self._kontor.read_file(path, MAX_BYTES)
            return data, receiver.open(data)

        def opened(result: tuple[bytes, Aapnet]) -> None:
            self._put(replace(letter, data=result[0], aapnet=result[1], tilstand=Tilstand.AAPNET))

        def refused(error: HelseansvarligError) -> None:
            self._put(replace(letter, avslag=_refusal(error)))

        self._jobs.run(work, done=opened, failed=refused)

    def _put(self, letter: Brev) -> None:
        letter = replace(letter, nummer=len(self._letters))
        self._letters.append(letter)
        self._chosen = letter.nummer
        self._show_letters()

    def _on_received(self, letter: Brev, mottatt: Mottatt) -> None:
        state = state_of(mottatt.resultat)
        self._letters[letter.nummer] = replace(letter, tilstand=state, mottatt=mottatt)
        self._show_letters()
        self._shown().show_done(_received_words(state))

    def _show_letters(self) -> None:
        self._shown().show_letters(tuple(self._letters), self._current())

    def _current(self) -> Brev | None:
        return self._letters[self._chosen] if 0 <= self._chosen < len(self._letters) else None

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))

    def _desk(self) -> Receiver:
        if self._receiver is None:
            raise LookupError("a service is opened first")
        return self._receiver


def _refusal(error: HelseansvarligError) -> Message:
    """Return why a file was not opened; an unknown sender cannot be told from a forged file, so both are said."""
    message = sentence(error)
    if isinstance(error, KnownError) and error.code == "forsegling_ugyldig":
        new_or_not = tr("Er avsenderen ny, så les inn avsenderkortet først. Ellers: Be avsenderen sende på nytt.")
        return Message(message.what, message.safe, new_or_not)
    return message


def _received_words(state: Tilstand) -> Message:
    if state is Tilstand.REGISTRERT:
        return Message(
            tr("Registrert. Kvitteringen er signert."),
            tr("Dokumentene er lagret i mappen."),
            tr("Lagre kvitteringen der institusjonen henter den."),
        )
    if state is Tilstand.FRA_FOER:
        return Message(
            tr("Denne var registrert fra før."), tr("Ingenting er endret, og det er laget en ny kvittering.")
        )
    return Message(
        tr("En annen fil er registrert med samme nummer."),
        tr("Den nye er ikke lagret. Avsenderen får en melding om det."),
        tr("Ring avsenderen."),
    )
