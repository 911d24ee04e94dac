"""A question without a name: what one may ask where nobody has said that the child may be named.

It is made from a document that the gate stops, it says an age band and never who, and nothing in it goes out before
every place where somebody may be named has been taken away or looked at. What is found is told as found; nothing here
calls a text anonymous.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from helseansvarlig.domain.barn import age_on
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Merknad,
    Overskrift,
    Sidemerking,
    Sitat,
    with_content_hash,
)
from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.logg import Hendelse
from helseansvarlig.domain.navnefunn import Funn, Funnslag, Navneleter
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.errors import KnownError
from helseansvarlig.services.avslag import telling_refusal
from helseansvarlig.services.deling import judge
from helseansvarlig.services.dokument import Forhaandsvisning
from helseansvarlig.services.dokument_grunnlag import question_of
from helseansvarlig.services.kjente_navn import known_to
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Renderer, Unit
from helseansvarlig.services.svarvern import held_words, require_not_quoted, spoken_words

FELTER = ("ber_om", "vet", "proevd", "barnets_ord")
"""What is written by hand, in reading order."""

_FROM = {
    "ber_om": ("problemstilling", "purring_ber_om", "brev_ber_om"),
    "vet": ("symptomer", "brev_bakgrunn"),
    "proevd": ("tiltak",),
    "barnets_ord": ("barnets_ord", "brev_barnets_ord"),
}
"""Which fields of the document that was stopped a question begins from: the first that is written."""

_BANDS = ((6, "0_5"), (13, "6_12"), (16, "13_15"), (18, "16_17"))
FEW = 6
"""In a house of fewer children than this, few words are enough to know who is meant (domain page, section 4)."""


@dataclass(frozen=True, slots=True)
class Treff:
    """One place where somebody may be named, in which field, and whether a person has said that it is no name."""

    felt: str
    funn: Funn
    er_sett: bool


@dataclass(frozen=True, slots=True)
class Navnesjekk:
    """What was found, field by field; `faa_barn` tells that so few live here that little is needed to know who."""

    treff: tuple[Treff, ...]
    faa_barn: bool

    @property
    def gjenstaar(self) -> int:
        """Return how many places nobody has looked at."""
        return sum(not one.er_sett for one in self.treff)


@dataclass(frozen=True, slots=True)
class Utgangspunkt:
    """What a question begins from: whose matter, to what kind of service, and what was written of it already."""

    dokument: Dokument
    felter: Mapping[str, str]
    leter: Navneleter
    faa_barn: bool


class UtenNavnService:
    """Makes the question. `folk` are those who have access, whose names must not stand in it either."""

    def __init__(
        self, oekt: Oekt, renderer: Renderer, folk: Callable[[], Iterable[Bruker]], ordliste: Navneord
    ) -> None:
        self._oekt, self._renderer, self._folk, self._ordliste = oekt, renderer, folk, ordliste

    def begin(self, dokument_id: str) -> Utgangspunkt:
        """Return what the question begins from, all names in it as they were, and nothing that the child keeps back.

        Raises `finnes_ikke`.
        """
        with self._oekt.store.read() as unit:
            dokument = unit.dokument.get(dokument_id)
            known = known_to(unit, (one.navn for one in self._folk()), self._ordliste, dokument.barn_id)
            living = [barn for barn in unit.barn.all() if barn.flyttet is None]
            held = self._held_words(unit, dokument)
        written = {
            field: next(filter(None, (dokument.felter.get(one, "").strip() for one in sources)), "")
            for field, sources in _FROM.items()
        }
        written = {field: "" if quotes(text, held) else text for field, text in written.items()}
        kept = {} if dokument.status is Dokumentstatus.FROSSET else written
        return Utgangspunkt(dokument, kept, Navneleter(known, self._ordliste), len(living) < FEW)

    def check(self, start: Utgangspunkt, felter: Mapping[str, str], sett: Iterable[str] = ()) -> Navnesjekk:
        """Return every place found; `sett` are what somebody has said are no names (`mark_of`)."""
        seen = frozenset(sett)
        found = ((field, one) for field in FELTER for one in start.leter.find(felter.get(field, "")))
        return Navnesjekk(tuple(Treff(field, one, _is_seen(one, seen)) for field, one in found), start.faa_barn)

    def preview(self, start: Utgangspunkt, felter: Mapping[str, str]) -> Forhaandsvisning:
        """Return the question as it would leave."""
        modell = self._compose(start.dokument, felter)
        return Forhaandsvisning(self._renderer.render(modell), self._renderer.read_as_text(modell))

    def let_out(
        self, dokument_id: str, felter: Mapping[str, str], sett: Iterable[str] = (), *, on_paper: bool = False
    ) -> bytes:
        """Return the bytes to save or print, and put that in the log; the names are looked for anew in all it says.

        Raises `uten_navn_tomt`, `uten_navn_funnet` (`antall`) while something is found that nobody has looked at,
        `svar_er_forbeholdt`: that no name stands there does not make it less the child's answer.
        """
        start = self.begin(dokument_id)
        if not felter.get(FELTER[0], "").strip():
            raise KnownError("uten_navn_tomt")
        told = Hendelse(
            "uten_navn.skrevet_ut" if on_paper else "uten_navn.eksportert",
            barn_id=start.dokument.barn_id,
            objekt=f"dokument:{dokument_id}",
            mottaker=start.dokument.mottaker.value,
            angrebar=False,
        )
        with self._oekt.store.read() as unit, telling_refusal(self._oekt, told):
            require_not_quoted(felter.values(), self._held_words(unit, start.dokument))
        modell = self._compose(start.dokument, felter)
        seen = frozenset(sett)
        left = [one for one in start.leter.find(self._renderer.read_as_text(modell)) if not _is_seen(one, seen)]
        if left:
            raise KnownError("uten_navn_funnet", antall=str(len(left)))
        pdf = self._renderer.render(modell)
        self._oekt.store.log(replace(told, dokument_sha256=hashlib.sha256(pdf).hexdigest()))
        return pdf

    def _held_words(self, unit: Unit, dokument: Dokument) -> tuple[str, ...]:
        """Return the words of answers that the child keeps from this recipient; of all, where a whole theme is kept."""
        answer = judge(unit, self._oekt, question_of(dokument, self._oekt.clock.today()))
        if answer.etter_oenske:
            return spoken_words(unit, dokument.barn_id)
        return held_words(unit, dokument.barn_id, answer.holdte_svar)

    def _compose(self, dokument: Dokument, felter: Mapping[str, str]) -> Dokumentmodell:
        """Return the question: no name, no date of birth, no place, no house, no number that leads to a document."""
        with self._oekt.store.read() as unit:
            barn = unit.barn.get(dokument.barn_id)
        tekst, today = self._renderer.words(dokument.maalform), self._oekt.clock.today()
        to = tekst(f"mottaker.{dokument.mottaker}")
        rows = (
            (tekst("uten_navn.gjelder"), tekst(f"uten_navn.alder.{age_band(age_on(barn.foedselsdato, today))}")),
            (tekst("uten_navn.til"), to),
        )
        blokker: list[Blokk] = [Merknad(tekst("uten_navn.om"), tekst("uten_navn.om_tittel")), Felter(rows)]
        for field in FELTER:
            said = felter.get(field, "").strip()
            if said and field == "barnets_ord":
                blokker.append(Sitat(said, etikett=tekst("uten_navn.barnets_ord")))
            elif said:
                blokker += [Overskrift(tekst(f"uten_navn.{field}"), 2), Avsnitt(said)]
        marks = Sidemerking(
            tekst("uten_navn.merke"), "", "", to, tekst("fortrolig.generell"), tekst("sperret.avsender")
        )
        return with_content_hash(
            Dokumentmodell(tekst("uten_navn.tittel"), dokument.maalform, today, marks, tuple(blokker), utkast=False)
        )


def mark_of(funn: Funn) -> str:
    """Return what a place is remembered by when somebody has said that it is no name: its kind and its words."""
    return f"{funn.slag.value}:{' '.join(funn.tekst.casefold().split())}"


def may_stand(funn: Funn) -> bool:
    """Tell whether a person may say that a place names nobody: never of a whole name or a number that is certain."""
    return not (funn.er_sikkert and funn.slag in (Funnslag.NUMMER, Funnslag.FOEDSELSDATO, Funnslag.NAVN))


def age_band(age: int) -> str:
    """Return the band an age lies in: wide enough to hold more than one."""
    return next((band for below, band in _BANDS if age < below), "18")


def _is_seen(funn: Funn, seen: frozenset[str]) -> bool:
    return may_stand(funn) and mark_of(funn) in seen
