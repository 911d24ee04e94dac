"""The address book: services we write to, and the signed cards that make sealing possible; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.errors import HelseansvarligError
from helseansvarlig.services.installasjon import InstallasjonService
from helseansvarlig.services.institusjon import InstitusjonService
from helseansvarlig.services.ports import Done, Kortopplysninger
from ui.dates import capital
from ui.draft_text import form_from_text, form_text
from ui.drafts import Drafts
from ui.files import read_file, write_file
from ui.i18n import tr, tr_marked
from ui.jobs import Lane, Runner
from ui.messages import Message, sentence
from ui.partner_words import check_words
from ui.presenter import Presenter
from ui.samtykke_words import MOTTAKERE
from ui.utlevering_words import KANALER

KEY = "motpart:"
MAX_CARD_BYTES = 1_000_000  # more than any card; the core says that it is none


@dataclass(frozen=True, slots=True)
class Mottakerrad:
    """One service in the list; `sjekk` is how much its facts can be leaned on."""

    motpart: Motpart
    meta: str
    kan_forsegle: bool
    sjekk: str


@dataclass(frozen=True, slots=True)
class Felt:
    """The form as typed; the id is empty for a new one."""

    id: str = ""
    navn: str = ""
    kategori: str = Mottakerkategori.BARNEVERNSTJENESTEN.value
    telefon: str = ""
    orgnr: str = ""
    kommunenr: str = ""
    kontaktperson: str = ""
    sted: str = ""
    kanal: str = ""


class MottakerView(Protocol):
    """What the presenter asks of the section."""

    def show_rows(self, rows: list[Mottakerrad]) -> None:
        """Show the list, and no form."""
        ...

    def show_form(self, felt: Felt) -> None:
        """Show the form instead of the list."""
        ...

    def show_name_error(self, text: str) -> None:
        """Show what is wrong with the name; empty takes it away."""
        ...

    def show_card(self, card: Kortopplysninger) -> None:
        """Show what a card says, to be compared by telephone."""
        ...

    def show_success(self, message: Message) -> None:
        """Say that something worked."""
        ...

    def show_problem(self, message: Message) -> None:
        """Say that something did not work; what is typed stays."""
        ...


class MottakerPresenter(Presenter[MottakerView]):
    """Adds and changes services, takes their cards in and gives ours out."""

    def __init__(
        self,
        book: InstitusjonService,
        cards: InstallasjonService,
        drafts: Drafts,
        jobs: Runner,
        today: Callable[[], date],
    ) -> None:
        self._book = book
        self._cards = cards
        self._drafts = drafts
        self._jobs = jobs
        self._today = today
        self._rows: dict[str, Motpart] = {}
        self._key = KEY
        self._card = b""

    def load(self) -> None:
        """Read the address book."""
        self._jobs.run(self._book.motparter, done=self._on_loaded, failed=self._on_failed)

    def edit(self, motpart_id: str = "") -> None:
        """Begin a new one, or change one; what was half written comes back."""
        self._key = KEY + motpart_id
        known = self._rows.get(motpart_id)
        self._drafts.find(self._key, lambda draft: self._shown().show_form(_start(draft, known)))

    def changed(self, felt: Felt) -> None:
        """Keep what stands there now as a draft."""
        self._drafts.changed(self._key, form_text(felt))

    def flush(self) -> None:
        """Write the draft at once."""
        self._drafts.flush()

    def save(self, felt: Felt) -> None:
        """Keep the service."""
        missing = "" if felt.navn.strip() else tr("Skriv navnet på mottakeren.")
        self._shown().show_name_error(missing)
        if missing:
            return
        known = self._rows.get(felt.id)
        row = replace(
            known or Motpart("", "", Mottakerkategori.BARNEVERNSTJENESTEN),
            navn=felt.navn.strip(),
            kategori=Mottakerkategori(felt.kategori),
            telefon=felt.telefon.strip(),
            orgnr="".join(felt.orgnr.split()),
            kommunenr=felt.kommunenr.strip(),
            kontaktperson=felt.kontaktperson.strip(),
            sted=felt.sted.strip(),
            kanal=Kanal(felt.kanal) if felt.kanal else None,
        )
        keep = self._book.save_motpart if known else self._book.add_motpart
        self._jobs.run(lambda: keep(row), done=self._on_saved, failed=self._on_failed)

    def check(self, motpart_id: str) -> None:
        """Put down that somebody has asked them, today, whether it is right."""
        self._jobs.run(lambda: self._book.check_motpart(motpart_id), done=self._on_checked, failed=self._on_failed)

    def read_card(self, path: Path) -> None:
        """Read a card from a file and show what it says."""
        self._jobs.run(
            lambda: read_file(path, MAX_CARD_BYTES), done=self._on_read, failed=self._on_failed, lane=Lane.OTHER
        )

    def trust_card(self, confirmed_by: str) -> None:
        """Keep the card that was compared by telephone with `confirmed_by` (who and which number)."""
        card = self._card
        self._jobs.run(
            lambda: self._cards.trust_card(card, confirmed_by), done=self._on_trusted, failed=self._on_failed
        )

    def save_own_card(self, path: Path) -> None:
        """Write our own card to a file, for the municipality to read in."""
        self._jobs.run(
            self._cards.sender_card, done=lambda card: self._write_own_card(path, card), failed=self._on_failed
        )

    def _on_read(self, card: bytes) -> None:
        self._card = card
        self._jobs.run(lambda: self._cards.read_card(card), done=self._shown().show_card, failed=self._on_failed)

    def _write_own_card(self, path: Path, card: bytes) -> None:
        self._jobs.run(
            lambda: write_file(path, card), done=self._on_own_card_written, failed=self._on_failed, lane=Lane.OTHER
        )

    def _on_own_card_written(self, _written: None) -> None:
        self._shown().show_success(
            Message(
                tr("Avsenderkortet vårt er lagret."),
                "",
                tr("Gi filen til kommunen, og les opp fingeravtrykket når de ringer."),
            )
        )

    def _on_loaded(self, motparter: list[Motpart]) -> None:
        self._rows = {one.id: one for one in motparter}
        self._shown().show_rows([_row(one, self._today()) for one in motparter])

    def _on_saved(self, _done: Done[Motpart]) -> None:
        self._drafts.discard(self._key)
        self.load()

    def _on_checked(self, done: Done[Motpart]) -> None:
        self.load()
        self._shown().show_success(Message(tr("{name} er sjekket i dag.", name=done.value.navn)))

    def _on_trusted(self, done: Done[Motpart]) -> None:
        self._card = b""
        self.load()
        self._shown().show_success(Message(tr("Nå kan du sende til {name}.", name=done.value.navn)))

    def _on_failed(self, error: HelseansvarligError) -> None:
        self._shown().show_problem(sentence(error))


def _row(one: Motpart, today: date) -> Mottakerrad:
    way = tr_marked(KANALER[one.kanal]) if one.kanal else ""
    parts = (capital(tr_marked(MOTTAKERE[one.kategori])), one.sted, one.telefon, one.kontaktperson, way)
    sealed = bool(one.kort and one.fingeravtrykk_bekreftet_av)
    return Mottakerrad(one, " · ".join(part for part in parts if part), sealed, check_words(one, today))


def _start(draft: str | None, known: Motpart | None) -> Felt:
    if draft is not None:
        return form_from_text(draft, Felt)
    if known is None:
        return Felt()
    return Felt(
        id=known.id,
        navn=known.navn,
        kategori=known.kategori.value,
        telefon=known.telefon,
        orgnr=known.orgnr,
        kommunenr=known.kommunenr,
        kontaktperson=known.kontaktperson,
        sted=known.sted,
        kanal=known.kanal.value if known.kanal else "",
    )
