"""Our own model of a form: what FHIR R4 Questionnaire says, in the words of the house.

A form is data. Expressions that came with it are kept in `kilde` and never evaluated (see the ADR on the form engine);
nothing here scores a child. `kilde` is the element as its author wrote it, without children: opaque here, read and
written by the `skjema` package only, so that what we do not understand survives a round trip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from helseansvarlig.domain.omraade import Omraade
from helseansvarlig.domain.svar import Svarstatus
from helseansvarlig.domain.verdi import Koding, Verdi


class Punkttype(StrEnum):
    """What kind of answer an item takes; the values are FHIR's own codes."""

    GRUPPE = "group"
    VISNING = "display"
    JA_NEI = "boolean"
    DESIMALTALL = "decimal"
    HELTALL = "integer"
    DATO = "date"
    TIDSPUNKT = "dateTime"
    KLOKKESLETT = "time"
    TEKSTLINJE = "string"
    TEKST = "text"
    LENKE = "url"
    VALG = "choice"
    AAPENT_VALG = "open-choice"
    MENGDE = "quantity"
    VEDLEGG = "attachment"
    REFERANSE = "reference"


class Operator(StrEnum):
    """How an answer is held against a value; the signs are FHIR's own. `FALL` belongs to triggers alone."""

    FINNES = "exists"
    LIK = "="
    ULIK = "!="
    STOERRE = ">"
    MINDRE = "<"
    MINST = ">="
    HOEYST = "<="
    FALL = "fall"


class Samlet(StrEnum):
    """Whether all conditions must hold or any one is enough; the values are FHIR's own codes."""

    ALLE = "all"
    EN = "any"


class Nivaa(StrEnum):
    """How soon an answer asks for somebody: a reminder with a deadline, never a score."""

    INNEN_14_DAGER = "innen_14_dager"
    INNEN_3_DAGER = "innen_3_dager"
    STRAKS = "straks"


class Stemme(StrEnum):
    """Whose answer an item asks for."""

    BARN = "barn"
    ANSATT = "ansatt"


@dataclass(frozen=True, slots=True)
class Tekst:
    """Words for people in the form's own language, with translations by language code (`nn`, `en`)."""

    tekst: str = ""
    oversettelser: Mapping[str, str] = field(default_factory=dict)

    def paa(self, spraak: str) -> str:
        """Return the words in `spraak` («nn», «nn-NO»), or as the author wrote them where no translation stands."""
        return self.oversettelser.get(spraak) or self.oversettelser.get(spraak.split("-")[0]) or self.tekst

    def __bool__(self) -> bool:
        return bool(self.tekst)


@dataclass(frozen=True, slots=True)
class Vilkaar:
    """One condition for an item to be asked: the answer to `spoersmaal` (a link id) held against `verdi`.

    `verdi` is None where the author's value could not be read; such a condition equals nothing.
    """

    spoersmaal: str
    operator: Operator
    verdi: Verdi | None


@dataclass(frozen=True, slots=True)
class Utloeser:
    """What an item's own answer sets off: a level and, where it is urgent, the red flag that tells what to do.

    Fires on a value (`operator` and `verdi`) or, when `ved_status` is set, on an answer without one. `FALL` fires when
    a number has dropped by at least `verdi` since the previous kartlegging.
    """

    nivaa: Nivaa
    operator: Operator = Operator.LIK
    verdi: Verdi | None = None
    roedt_flagg: str = ""
    ved_status: Svarstatus | None = None


@dataclass(frozen=True, slots=True)
class Alternativ:
    """One thing to choose. An exclusive one («ingen av disse») stands alone when chosen."""

    verdi: Verdi
    tekst: Tekst = Tekst()
    prefiks: str = ""
    er_eksklusiv: bool = False
    er_forvalgt: bool = False
    kilde: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Verdisett:
    """A named list of choices; `alternativer` is empty where the list lies outside the form."""

    adresse: str
    alternativer: tuple[Alternativ, ...] = ()


@dataclass(frozen=True, slots=True)
class Grenser:
    """What an answer must keep within; None and empty mean no limit. Lengths in characters, sizes in bytes."""

    minste: Verdi | None = None
    stoerste: Verdi | None = None
    min_lengde: int | None = None
    max_lengde: int | None = None
    moenster: str = ""
    max_desimaler: int | None = None
    min_antall: int | None = None
    max_antall: int | None = None
    enhet: Koding | None = None
    enheter: tuple[Koding, ...] = ()
    filtyper: tuple[str, ...] = ()
    max_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Punkt:
    """One item: a theme, a question or a piece of text, with its children.

    `segment` is the item's own part of a path: its link id, and «#2», «#3» … behind it where siblings share one.
    """

    link_id: str
    type: Punkttype
    tekst: Tekst = Tekst()
    prefiks: str = ""
    punkter: tuple[Punkt, ...] = ()
    vilkaar: tuple[Vilkaar, ...] = ()
    vilkaar_samlet: Samlet = Samlet.EN
    maa_besvares: bool = False
    gjentas: bool = False
    er_laast: bool = False
    er_skjult: bool = False
    alternativer: tuple[Alternativ, ...] = ()
    verdisett: Verdisett | None = None
    startverdier: tuple[Verdi, ...] = ()
    grenser: Grenser = Grenser()
    utloesere: tuple[Utloeser, ...] = ()
    stemme: Stemme = Stemme.BARN
    ansikt_til_ansikt: bool = False
    krever_godkjenning: bool = False
    hvorfor: Tekst = Tekst()
    kontroll: str = ""
    segment: str = ""
    kilde: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_question(self) -> bool:
        """Tell whether the item takes an answer of its own."""
        return self.type not in (Punkttype.GRUPPE, Punkttype.VISNING)

    @property
    def is_fillable(self) -> bool:
        """Tell whether a person can answer it here; references and locked or hidden items are only kept."""
        return self.is_question and self.type is not Punkttype.REFERANSE and not self.er_laast and not self.er_skjult

    @property
    def valg(self) -> tuple[Alternativ, ...]:
        """Return what there is to choose, from the item itself or from the form's own list."""
        return self.alternativer or (self.verdisett.alternativer if self.verdisett else ())

    @property
    def segment_or_id(self) -> str:
        """Return the item's part of a path."""
        return self.segment or self.link_id


@dataclass(frozen=True, slots=True)
class Aldersspenn:
    """Whole years from `fra` up to, not including, `til`; without `til` there is no upper end."""

    fra: int
    til: int | None = None


@dataclass(frozen=True, slots=True)
class Skjema:
    """A whole form in one version. `innholdshash` names the exact content (SHA-256 of its canonical JSON).

    `alder` is whom it is worded for, None where that does not matter; `omraade` the one area that it maps, None where
    it touches several or none.

    `varianter` are the same form in other languages, where its author sent one form per language in one envelope
    (`konvolutt`, as opaque as `kilde`; `plass` is the form's own place in it).
    """

    id: str
    versjon: str
    tittel: Tekst
    punkter: tuple[Punkt, ...]
    url: str = ""
    status: str = ""
    spraak: str = ""
    alder: Aldersspenn | None = None
    omraade: Omraade | None = None
    innholdshash: str = ""
    varianter: tuple[Skjema, ...] = ()
    plass: int = 0
    konvolutt: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)
    kilde: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def walk(self) -> Iterator[Punkt]:
        """Yield every item in form order, parents before children."""
        stack = list(reversed(self.punkter))
        while stack:
            punkt = stack.pop()
            yield punkt
            stack.extend(reversed(punkt.punkter))


class Alvor(StrEnum):
    """How much a problem matters: a note, a formal fault, something lost, or a form or answer that cannot stand."""

    MERKNAD = "merknad"
    VARSEL = "varsel"
    TAP = "tap"
    FEIL = "feil"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and where.

    `path` is a JSON path («Questionnaire.item[0].type») for forms and an answer path («8/8.1[1]») for answers; `regel`
    is FHIR's name of the broken rule where it has one («que-6»). Never holds an answer.
    """

    code: str
    path: str
    link_id: str = ""
    severity: Alvor = Alvor.FEIL
    regel: str = ""
