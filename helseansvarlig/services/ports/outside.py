"""What lies beyond the records: templates, the page, the seal and the ways out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from helseansvarlig.domain.brevhode import Brevhode
from helseansvarlig.domain.dokumentmodell import Dokumentmodell
from helseansvarlig.domain.forsendelse import Kvittering, Manifest, Mottaker
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.kartlegging import Kartleggingsstatus, Skjemakopi
from helseansvarlig.domain.ordlyd import Tekst
from helseansvarlig.domain.skjema import Skjema
from helseansvarlig.domain.svar import Svarsett


class Templates(Protocol):
    """The templates that can be used, and the ones that answers were given to."""

    def all(self) -> list[Skjema]:
        """Return the templates that can be started, by title."""
        ...

    def find(self, skjema_id: str) -> Skjema | None:
        """Return the newest version of a template, or None."""
        ...

    def copy_of(self, skjema: Skjema) -> Skjemakopi:
        """Return what is kept in the vault with the answers."""
        ...

    def read_copy(self, kopi: Skjemakopi) -> Skjema:
        """Return the template of a kept copy."""
        ...

    def response(self, skjema: Skjema, svar: Svarsett, status: Kartleggingsstatus) -> Mapping[str, object]:
        """Return answers as a FHIR QuestionnaireResponse."""
        ...


class Renderer(Protocol):
    """From the document model to what people see."""

    def words(self, maalform: str) -> Tekst:
        """Return the fixed wording in one written form, nb or nn."""
        ...

    def render(self, modell: Dokumentmodell) -> bytes:
        """Return a document as PDF."""
        ...

    def read_as_text(self, modell: Dokumentmodell) -> str:
        """Return a document as plain text in reading order."""
        ...


class Ferdigpdf(Protocol):
    """A document that is drawn already."""

    def lock(self, pdf: bytes, passord: str) -> bytes:
        """Return a copy that only this password opens; the original stays as it is."""
        ...

    def join(self, pdfs: Sequence[bytes]) -> bytes:
        """Return several as one, to be printed in one go; it is kept nowhere."""
        ...

    def count_pages(self, pdf: bytes) -> int:
        """Return how many pages it has."""
        ...


class Logovasker(Protocol):
    """What turns a picture somebody chose into bare points, where it can do no harm."""

    def clean(self, data: bytes) -> Brevhode:
        """Return a letterhead with the picture as its logo. Raises `logo_for_stor` (`meste`: MB), `logo_ikke_lest`."""
        ...


@dataclass(frozen=True, slots=True)
class Kortopplysninger:
    """What a counterpart's signed card says, for a person to confirm by telephone."""

    er_mottaker: bool
    orgnr: str
    navn: str
    kommunenr: str
    fingeravtrykk: str
    gyldig_til: datetime


@dataclass(frozen=True, slots=True)
class Noekkel:
    """The installation's own key and certificate, as PEM; they live in the vault only."""

    privat: bytes
    sertifikat: bytes


class Sealer(Protocol):
    """Sealing to a municipality and reading its signed answers."""

    def create_key(self, orgnr: str, navn: str, at: datetime) -> Noekkel:
        """Make the installation's key and certificate. Raises `orgnr_ugyldig`."""
        ...

    def sender_card(self, key: Noekkel, institusjon: Institusjon, at: datetime) -> bytes:
        """Return our own card, to be handed to the municipality."""
        ...

    def read_card(self, data: bytes) -> Kortopplysninger:
        """Return what a card says. Raises `kort_ugyldig`."""
        ...

    def recipient_of(self, card: bytes) -> Mottaker:
        """Return the address that a receiver's card gives."""
        ...

    def seal(self, files: Mapping[str, bytes], manifest: Manifest, key: Noekkel, card: bytes, at: datetime) -> bytes:
        """Return the sealed bytes. Raises `eget_sertifikat_utloept`, `mottaker_sertifikat_utloept`, `fil_for_stor`."""
        ...

    def open_receipt(self, data: bytes, key: Noekkel, cards: Sequence[bytes], at: datetime) -> tuple[Kvittering, str]:
        """Return a verified receipt and its signer's organisation number. Raises as the container does."""
        ...


class Channel(Protocol):
    """One way out of the machine."""

    def send(self, forsendelse_id: str, sealed: bytes) -> str:
        """Deliver and return a transport reference; the same bytes again change nothing."""
        ...

    def poll(self) -> Sequence[Received]:
        """Return the files that have come back, as they are."""
        ...


class Received(Protocol):
    """A file that came in over a channel; nothing about it has been verified."""

    @property
    def navn(self) -> str:
        """Return the file's name."""
        ...

    @property
    def data(self) -> bytes:
        """Return its bytes."""
        ...
