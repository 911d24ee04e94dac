"""Decides what the section of copies does: takes, tries out, lays elsewhere, deletes old ones; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from helseansvarlig.domain.person import Rom
from helseansvarlig.errors import HelseansvarligError, KnownError
from helseansvarlig.services.kopi import KopiService
from helseansvarlig.services.ports import Changes, Done, Kopi
from helseansvarlig.services.romvern import Romhenting, RomvernService
from ui.dates import near_moment
from ui.i18n import tr, tr_n
from ui.jobs import Runner
from ui.messages import Message, sentence
from ui.presenter import Presenter

SHOWN = 5  # copies listed; all are kept
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kopibilde:
    """What there is: copies that open today, how many an earlier key opens, the last rehearsal, the second place."""

    kopier: tuple[Kopi, ...]
    gamle: int
    proevd: datetime | None
    sted: Path | None


@dataclass(frozen=True, slots=True)
class Proeve:
    """What a rehearsal found: the newest copy that came back, and the newer ones that are damaged."""

    hel: Kopi | None
    skadet: tuple[Kopi, ...]


class KopiView(Protocol):
    """What the presenter asks of the section."""

    def show_copies(self, lines: list[str], rehearsed: str) -> None:
        """Show when the newest copies were taken, and when one was last tried out."""
        ...

    def show_second_place(self, place: str) -> None:
        """Show where the second copy is laid; empty when nowhere."""
        ...

    def show_old(self, text: str) -> None:
        """Show that there are copies which an earlier key opens; empty when there are none."""
        ...

    def show_damaged(self, rooms: tuple[Rom, ...]) -> None:
        """Show which of what is shared in the house cannot be read, each with the way back; mostly none."""
        ...

    def show_working(self, text: str) -> None:
        """Say that work goes on; empty when it has ended."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that something worked."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work."""
        ...


class KopiPresenter(Presenter[KopiView]):
    """Takes copies and tries them out; all of it takes a moment and never stops the window."""

    def __init__(self, service: KopiService, romvern: RomvernService, jobs: Runner, today: Callable[[], date]) -> None:
        self._service = service
        self._romvern = romvern
        self._jobs = jobs
        self._today = today
        self._busy = False

    def load(self) -> None:
        """Read which copies there are, and then whether what is shared in the house is whole."""
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)
        self._jobs.run(self._romvern.damaged, done=self._shown().show_damaged, failed=self._on_failed)

    def on_changed(self, changes: object) -> None:
        """Read anew when a copy was taken, also by the program itself."""
        if isinstance(changes, Changes) and changes.concerns("kopi"):
            self.load()

    def take(self) -> None:
        """Take a copy now; it counts only when it has been opened and read."""
        self._work(tr("Tar kopi og åpner den for å se at den er hel …"), self._service.take, self._on_taken)

    def rehearse(self) -> None:
        """Bring the newest copy back in a file of its own; if it is damaged, the newest that is whole."""
        self._work(tr("Henter kopien fram i en midlertidig fil og leser alt …"), self._find_whole, self._on_rehearsed)

    def choose_place(self, folder: Path) -> None:
        """Lay every copy in this folder too, beginning with the newest."""
        said = tr("Legger kopien på det andre stedet og leser den der …")
        self._work(said, lambda: self._service.set_second_place(folder), self._on_placed)

    def forget_place(self) -> None:
        """Lay no more copies elsewhere; those that lie there stay."""
        self._work(tr("Et øyeblikk …"), lambda: self._service.set_second_place(None), self._on_forgotten)

    def delete_old(self) -> None:
        """Delete the copies that an earlier key opens."""
        self._work(tr("Sletter de gamle kopiene …"), self._service.delete_old_key, self._on_deleted)

    def restore_room(self, rom: Rom) -> None:
        """Bring what is shared back from a copy; the health records are not touched."""
        said = tr("Henter det som er delt, fram fra en kopi …")
        self._work(said, lambda: self._romvern.restore(rom), self._on_room_restored)

    def _read(self) -> Kopibilde:
        copies = self._service.all()
        ours = tuple(one for one in copies if one.verifisert and not one.under_gammel_noekkel)
        old = sum(one.under_gammel_noekkel for one in copies)
        return Kopibilde(ours, old, self._service.last_rehearsal(), self._service.second_place())

    def _find_whole(self) -> Proeve:
        damaged: list[Kopi] = []
        for one in self._read().kopier:
            try:
                return Proeve(self._service.rehearse(one.navn).value.kopi, tuple(damaged))
            except KnownError as error:
                if error.code != "oevelse_mislyktes":
                    raise
                damaged.append(one)
        return Proeve(None, tuple(damaged))

    def _on_loaded(self, there: Kopibilde) -> None:
        view = self._shown()
        lines = [self._when(one.tatt) for one in there.kopier[:SHOWN]]
        rehearsed = tr("Sist prøvd hentet fram: {when}.", when=self._when(there.proevd)) if there.proevd else ""
        view.show_copies(lines, rehearsed)
        view.show_second_place(str(there.sted) if there.sted else "")
        old = tr_n(
            "Én kopi kan ennå åpnes av den som har et gammelt passord eller ark.",
            "{n} kopier kan ennå åpnes av den som har et gammelt passord eller ark.",
            there.gamle,
        )
        view.show_old(old if there.gamle else "")

    def _on_taken(self, _done: Done[Kopi]) -> None:
        self._stop()
        self._shown().show_success(Message(tr("Kopien er tatt."), tr("Den er åpnet og lest, og alt er med.")))
        self._jobs.run(self._service.look_after, failed=self._on_failed)

    def _on_rehearsed(self, proeve: Proeve) -> None:
        self._stop()
        view = self._shown()
        if proeve.hel is not None and not proeve.skadet:
            when = self._when(proeve.hel.tatt)
            came_back = tr("Den ble hentet fram i en midlertidig fil, og alt var med.")
            view.show_success(Message(tr("Kopien fra {when} kan hentes fram igjen.", when=when), came_back))
        elif proeve.hel is not None:
            whole = tr("Kopien fra {when} er hel.", when=self._when(proeve.hel.tatt))
            view.show_problem(Message(tr("Den nyeste kopien er skadet."), whole, tr("Ta en ny kopi nå.")))
        elif proeve.skadet:
            view.show_problem(
                Message(tr("Ingen av kopiene er hele."), tr("Det du arbeider med, er helt."), tr("Ta en ny kopi nå."))
            )
        else:
            view.show_problem(Message(tr("Det er ingen kopi å prøve."), "", tr("Ta en kopi nå.")))
        self._jobs.run(self._read, done=self._on_loaded, failed=self._on_failed)  # it has been tried out now

    def _on_placed(self, done: Done[Kopi | None]) -> None:
        self._stop()
        laid = tr("Den nyeste kopien ligger der nå, og er lest.") if done.value else tr("Den neste kopien legges der.")
        self._shown().show_success(Message(tr("Stedet er valgt."), laid))
        self._jobs.run(self._service.compare, failed=self._on_failed)  # others may have laid copies there

    def _on_forgotten(self, _done: object) -> None:
        self._stop()
        self._shown().show_success(
            Message(tr("Det legges ikke flere kopier der."), tr("De som ligger der, er ikke slettet."))
        )

    def _on_deleted(self, _done: object) -> None:
        self._stop()
        self._shown().show_success(
            Message(tr("De gamle kopiene er slettet."), tr("Det finnes en hel kopi under nøkkelen dere har nå."))
        )

    def _on_room_restored(self, done: Done[Romhenting]) -> None:
        self._stop()
        copy = done.value.kopi
        if copy is not None:
            what = tr("Delen er hentet fram fra kopien fra {when}.", when=self._when(copy.tatt))
        else:
            what = tr("Ingen kopi hadde delen, så den er begynt på nytt.")
        safe = tr("Det som er delt, står i den som før. Den skadede fila er tatt vare på.")
        left = tr("Be dem som har levert noe som ikke var hentet, om å levere det igjen.")
        self._shown().show_success(Message(what, safe, left))
        self._jobs.run(self._romvern.damaged, done=self._shown().show_damaged, failed=self._on_failed)

    def _when(self, moment: datetime) -> str:
        return near_moment(moment, self._today())

    def _work(self, text: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if self._busy:
            return
        self._busy = True
        self._shown().show_working(text)
        self._jobs.run(work, done=done, failed=self._on_failed)

    def _stop(self) -> None:
        self._busy = False
        self._shown().show_working("")

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._stop()
        self._shown().show_problem(sentence(error))
