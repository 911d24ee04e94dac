"""The snapshot a document is composed from: read once, frozen, so that a document never mixes two moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum

from helseansvarlig.domain.barn import Barn
from helseansvarlig.domain.brevhode import BLANKT, Brevhode
from helseansvarlig.domain.deling import Delingsvurdering
from helseansvarlig.domain.dokument import Dokument
from helseansvarlig.domain.fristregel import Fristregel
from helseansvarlig.domain.innsyn import Holdegrunn, Innslag
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.domain.logg import Loggrad
from helseansvarlig.domain.medvirkning import Medvirkning, Medvirkningsrad, SjekketUt
from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.domain.notat import Notat
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.referat import Referatgodkjenning, Referattillegg
from helseansvarlig.domain.regelverk import Rettighet, Telefon
from helseansvarlig.domain.samtykke import Innhold, Samtykke
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.domain.samtykkeregel import Samtykkeregel
from helseansvarlig.domain.stoppunkt import Stoppunkt
from helseansvarlig.domain.utlevering import Utlevering
from helseansvarlig.services.dokumenttyper.huset import Huset
from helseansvarlig.services.dokumenttyper.veid import Veid


class Tilstand(StrEnum):
    """What became of a question: four different things, none of which is «nei»."""

    SVART = "svart"
    IKKE_SPURT = "ikke_spurt"
    VIL_IKKE_SVARE = "vil_ikke_svare"
    VET_IKKE = "vet_ikke"


@dataclass(frozen=True, slots=True)
class Samtaleom:
    """Who asked, and whether the answers were written on paper first."""

    spurt_av: str = ""
    fra_papir: bool = False


@dataclass(frozen=True, slots=True)
class Besvart:
    """One question of a kartlegging and what became of it, in words that can be printed.

    `er_fritekst` tells that `svar` is somebody's own words, not one of the form's. `noekkel` names the answer
    (`samtykkeforbehold.answer_key`). `dato` is the day of the talk, `rettet` the day the answer was last corrected.
    `er_bakom`: no question was put, this is what the voices say may lie behind the whole theme. `rad` is the
    kartlegging and the path of the answer in it.
    """

    tema: str
    innhold: Innhold
    spoersmaal: str
    svar: str
    dato: date
    tilstand: Tilstand = Tilstand.SVART
    barnets_ord: str = ""
    voksnes_syn: str = ""
    er_fritekst: bool = False
    noekkel: str = ""
    samtale: Samtaleom = Samtaleom()
    rettet: date | None = None
    er_bakom: bool = False
    rad: tuple[str, ...] = ()

    @property
    def ord(self) -> tuple[str, ...]:
        """Return what would be known again as this answer: both voices, and the question with its answer."""
        free = self.svar if self.er_fritekst else ""
        whole = f"{self.spoersmaal.strip()} {self.svar.strip()}" if self.svar.strip() else ""
        return self.barnets_ord, self.voksnes_syn, free, whole


@dataclass(frozen=True, slots=True)
class FormellHenviser:
    """Who refers, since the institution cannot; `rolle` is a code of the field `henviser_rolle`."""

    rolle: str = ""
    navn: str = ""
    virksomhet: str = ""
    telefon: str = ""
    hpr: str = ""


@dataclass(frozen=True, slots=True)
class Maaling:
    """One answer on one day; `andel` is where it stands on its scale (0 to 1), None where there is no answer."""

    dato: date
    ord: str
    tilstand: Tilstand = Tilstand.SVART
    andel: float | None = None


@dataclass(frozen=True, slots=True)
class Forloep:
    """One question over time, the oldest day first."""

    tema: str
    innhold: Innhold
    spoersmaal: str
    maalinger: tuple[Maaling, ...]


@dataclass(frozen=True, slots=True)
class Foer:
    """What stands before a meeting: the last one with the same people, its matters, and how many answers we wait for.

    `venter` is a number and nothing else: who it is about is no general matter.
    """

    moete: Moete | None = None
    saker: tuple[Sak, ...] = ()
    venter: int = 0


@dataclass(frozen=True, slots=True)
class Mappe:
    """A whole record, what is kept from its reader (by row), and who has read and written, newest first.

    `holdte_svar` is how many answers the child keeps back: they are not among the entries.
    """

    innslag: tuple[Innslag, ...] = ()
    grunner: Mapping[str, Holdegrunn] = field(default_factory=dict)
    holdte_svar: int = 0
    logg: tuple[Loggrad, ...] = ()

    @property
    def vist(self) -> tuple[Innslag, ...]:
        """Return the entries that are kept from nobody."""
        return tuple(one for one in self.innslag if one.rad not in self.grunner)


@dataclass(frozen=True, slots=True)
class Grunnlag:
    """Everything a document may draw on. What was written by hand lies in `dokument.felter`.

    Answers that the child keeps back from this recipient are not in `besvart`; `forbeholdte_ord` are the words that
    would give them away, wherever they are repeated. `forbehold` is what the child has asked us to keep: it is gathered
    for the child's own papers alone. `navn_i_huset` are children's names and numbers, for a paper that must hold none.
    `hele` is what the gate says of the whole record, where `deling` is about what is chosen to go along;
    `erstatter` is the signed document that this one is a new edition of.
    """

    institusjon: Institusjon
    bruker: Bruker
    dag: date
    dokument: Dokument
    barn: Barn | None = None
    deling: Delingsvurdering | None = None
    notater: tuple[Notat, ...] = ()
    stoppunkt: tuple[Stoppunkt, ...] = ()
    oppfoelginger: tuple[Oppfoelging, ...] = ()
    samtykker: tuple[Samtykke, ...] = ()
    besvart: tuple[Besvart, ...] = ()
    moete: Moete | None = None
    saker: tuple[Sak, ...] = ()
    medvirkninger: tuple[Medvirkningsrad, ...] = ()
    veid: Veid = field(default_factory=Veid)
    forbeholdte_ord: tuple[str, ...] = ()
    forbehold: tuple[Forbehold, ...] = ()
    mappe: Mappe | None = None
    rettes: Dokument | None = None
    utleveringer: tuple[Utlevering, ...] = ()
    telefoner: tuple[Telefon, ...] = ()
    fristregler: Mapping[str, Fristregel] = field(default_factory=dict)
    samtykkeregler: tuple[Samtykkeregel, ...] = ()
    rettigheter: Mapping[str, Rettighet] = field(default_factory=dict)
    foer: Foer = Foer()
    forloep: tuple[Forloep, ...] = ()
    navn_i_huset: tuple[tuple[str, str], ...] = ()
    godkjent: tuple[Referatgodkjenning, ...] = ()
    tillegg: tuple[Referattillegg, ...] = ()
    hele: Delingsvurdering | None = None
    erstatter: Dokument | None = None
    brevhode: Brevhode = BLANKT
    huset: Huset = field(default_factory=Huset)

    def written(self, felt_id: str) -> str:
        """Return what was written by hand in a field, without the white space around it."""
        return self.dokument.felter.get(felt_id, "").strip()

    @property
    def anything_may_be_told(self) -> bool:
        """Tell whether words that carry no category may be suggested: nothing is kept from this recipient."""
        answer = self.hele or self.deling
        return answer is None or answer.tillatt == frozenset(Innhold)

    def written_day(self, felt_id: str) -> date | None:
        """Return a date that was written by hand, or None where it cannot be read."""
        return _parse_date(self.written(felt_id))

    @property
    def formell_henviser(self) -> FormellHenviser:
        """Return the formal referrer as written so far."""
        return FormellHenviser(**{f.name: self.written(f"henviser_{f.name}") for f in fields(FormellHenviser)})

    @property
    def medvirkning(self) -> Medvirkning:
        """Return the participation block as written so far."""
        texts = {f.name: self.written(f"medvirkning_{f.name}") for f in fields(Medvirkning) if f.name != "sagt"}
        return Medvirkning(sagt=self.written_day("medvirkning_sagt"), **texts)

    @property
    def sjekket_ut(self) -> SjekketUt:
        """Return what came of reading the document with the child; a date that cannot be read counts as none."""
        return SjekketUt(
            self.written_day("sjekket_ut_dato"),
            self.written("sjekket_ut_enig"),
            self.written("sjekket_ut_kommentar"),
        )


def _parse_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
