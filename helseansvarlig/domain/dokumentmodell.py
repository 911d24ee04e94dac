"""The one document model between the services and the page: what is said, never how it is drawn.

Every block maps to one structure element of a tagged PDF, so that a screen reader hears what the eye sees.
Text is plain: nothing a user writes becomes markup.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.brevhode import BLANKT, Brevhode


@dataclass(frozen=True, slots=True)
class Overskrift:
    """A heading, level 1 to 3, levels never skipped."""

    tekst: str
    nivaa: int = 1


@dataclass(frozen=True, slots=True)
class Avsnitt:
    """A paragraph; line breaks in `tekst` are kept. `innleder` keeps it on the page of what it introduces.

    `spraak` (BCP 47, as «en» or «ar») is set where it is not the document's, so that it is pronounced as what it is.
    """

    tekst: str
    dempet: bool = False
    innleder: bool = False
    spraak: str = ""


@dataclass(frozen=True, slots=True)
class Sitat:
    """The child's own words, verbatim, with who heard them and when; `spraak` as in a paragraph."""

    tekst: str
    kilde: str = ""
    etikett: str = ""
    spraak: str = ""

    @property
    def i_anfoersel(self) -> str:
        """Return the words in quotation marks, which are not doubled if they were written with them; or nothing."""
        said = self.tekst.strip()
        return said if not said or (said.startswith("«") and said.endswith("»")) else f"«{said}»"


@dataclass(frozen=True, slots=True)
class Felter:
    """Facts as label and value beside each other; `framhevet` frames what must be found first on page one.

    `avskrift` sets large what is copied by hand, letter by letter.
    """

    rader: tuple[tuple[str, str], ...]
    framhevet: bool = False
    avskrift: bool = False


@dataclass(frozen=True, slots=True)
class Spoersmaal:
    """A question or part title with its answer flowing below it, however long."""

    tittel: str
    svar: str
    kilde: str = ""


@dataclass(frozen=True, slots=True)
class Liste:
    """A bulleted or numbered list."""

    punkter: tuple[str, ...]
    nummerert: bool = False


@dataclass(frozen=True, slots=True)
class Tabell:
    """A small table of short cells with a header row."""

    kolonner: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]
    tittel: str = ""


@dataclass(frozen=True, slots=True)
class Innholdsliste:
    """The contents of a document of many parts: `punkter` are the titles of its headings of level 2, in order.

    Their pages are found when it is drawn. A document that has one has bookmarks too.
    """

    tittel: str
    punkter: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merknad:
    """A framed notice: `viktig` for what must be seen first, else quiet."""

    tekst: str
    tittel: str = ""
    viktig: bool = False


@dataclass(frozen=True, slots=True)
class Signatur:
    """Lines to sign on: role and name, place and date left open."""

    roller: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tomme:
    """Parts without content, collapsed to one line; `ikke spurt` is not the same as `nei`."""

    etikett: str
    navn: tuple[str, ...]

    @property
    def som_linje(self) -> str:
        """Return the line; a question asked in quotation marks has ended it already."""
        line = f"{self.etikett}: {', '.join(self.navn)}"
        return line if line.endswith(("?»", "!»")) else f"{line}."


@dataclass(frozen=True, slots=True)
class Qrkode:
    """A code as a square that a camera reads; `alternativ` says beside it, in words, what it holds."""

    innhold: str
    alternativ: str


@dataclass(frozen=True, slots=True)
class Soeyle:
    """One value: what it is of, what it is in words, and how high it stands (0 to 1); None where there is no answer."""

    navn: str
    ord: str
    andel: float | None = None


@dataclass(frozen=True, slots=True)
class Soeyler:
    """Few values beside each other as bars. Each stands in words too: who does not see the bars loses nothing."""

    soeyler: tuple[Soeyle, ...]
    tittel: str = ""


RUTE = "☐"
"""An empty square to tick."""

STREK = "…………"
"""A line to write on, where it is read as text."""


@dataclass(frozen=True, slots=True)
class Skjemafelt:
    """A question on paper: squares to tick, lines to write on, and the ways to have no answer, which none is «nei».

    `valg` stand beside each other as far as there is room, `ender` under the first and the last of them. `linjer` are
    written on by hand, under `etikett`.
    """

    tittel: str
    hjelp: str = ""
    valg: tuple[str, ...] = ()
    ender: tuple[str, str] = ("", "")
    etikett: str = ""
    linjer: int = 0
    uten_svar: tuple[str, ...] = ()


Blokk = (
    Overskrift
    | Avsnitt
    | Sitat
    | Felter
    | Spoersmaal
    | Liste
    | Tabell
    | Innholdsliste
    | Merknad
    | Signatur
    | Tomme
    | Qrkode
    | Soeyler
    | Skjemafelt
)


@dataclass(frozen=True, slots=True)
class Sidemerking:
    """What stands on every page of an identified document, because scanned pages get lost.

    `loggmerke` begins the hash of the newest log row when the document was signed: a paper that has left is a witness
    of the log. It is no part of what the document says.
    """

    gjelder: str
    dokument_id: str
    versjon: str
    mottaker: str
    fortrolighet: str
    avsender: str = ""
    loggmerke: str = ""


class Skrift(StrEnum):
    """How large a document is read: as letters are, larger for a child, largest for who reads with effort."""

    VANLIG = "vanlig"
    STOR = "stor"
    STOERST = "stoerst"


@dataclass(frozen=True, slots=True)
class Dokumentmodell:
    """A whole document: title, language, page marks and blocks in reading order.

    `skrift` and `brevhode` are no part of what it says: on other paper it is the same document.
    """

    tittel: str
    spraak: str
    dato: date
    merking: Sidemerking
    blokker: tuple[Blokk, ...]
    utkast: bool = True
    innholdshash: str = field(default="", compare=False)
    skrift: Skrift = Skrift.VANLIG
    brevhode: Brevhode = BLANKT


def with_content_hash(modell: Dokumentmodell) -> Dokumentmodell:
    """Return the model carrying SHA-256 (hex) over all it says; a file cannot carry its own hash.

    Draft and frozen have the same hash when they say the same, so that what was read is provably what was signed.
    How a block looks (its flags) is not what it says; of two blocks with the same words, a heading is not a quote.
    """
    content = [
        modell.tittel,
        modell.spraak,
        modell.dato.isoformat(),
        {name: value for name, value in asdict(modell.merking).items() if name != "loggmerke"},
        [[type(blokk).__name__, _said(blokk)] for blokk in modell.blokker],
    ]
    canonical = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return replace(modell, innholdshash=hashlib.sha256(canonical.encode("ascii")).hexdigest())


def _said(blokk: Blokk) -> dict[str, object]:
    """Return a block's words by field; empty ones and flags are left out, so that a new field changes no old hash."""
    return {name: value for name, value in asdict(blokk).items() if value and not isinstance(value, bool)}
