"""A meeting has the screen: begun by whoever holds the session, and her password alone ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.logg import Hendelse, Kategori, Loggutvalg
from helseansvarlig.domain.medvirkning import Medvirkning
from helseansvarlig.domain.moete import Moete, Sak
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.samtykke import Anledning, Innhold
from helseansvarlig.domain.samtykkeforbehold import quotes
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import judge
from helseansvarlig.services.eget_passord import require_own_password
from helseansvarlig.services.noekkelbytte import Noekkelknippe
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Done, Unit
from helseansvarlig.services.saksvern import judge_named, who_hears
from helseansvarlig.services.svarvern import held_words

OWN_WORDS = frozenset({Innhold.BARNETS_EGNE_ORD})

_NAMED = frozenset({"sak.ny", "sak.endret"})
"""The acts by which a child comes to be named in a meeting; the log tells on which ground."""

_MOST = 1000
"""How many of a child's newest log rows are looked through for it: more than come between agenda and meeting."""


@dataclass(frozen=True, slots=True)
class Barnetsplass:
    """What stands first in a matter about a named child: its own words, and how it took part.

    The screen is shared with BUP: `holdt_tilbake` tells that nobody has said yes to their hearing the child's words.
    """

    egne_ord: Notat | None
    medvirkning: Medvirkning | None
    holdt_tilbake: bool


@dataclass(frozen=True, slots=True)
class Moeterom:
    """What a shared screen may show: one meeting, when it began, and the children's words matter by matter.

    `utelatt` are the numbers of matters about a named child that may not be named any more: a consent was taken back
    after the agenda was made, or the child has asked us to keep it. Nothing of them is here.
    """

    moete: Moete
    saker: tuple[Sak, ...]
    begynt: datetime
    barna: Mapping[str, Barnetsplass]
    utelatt: tuple[int, ...] = ()


class MoetemodusService:
    """The sittings of one unlocked session; what is written goes the ordinary way."""

    def __init__(self, oekt: Oekt, knippe: Noekkelknippe) -> None:
        self._oekt = oekt
        self._knippe = knippe
        self._sitting: tuple[str, datetime] | None = None

    def begin(self, moete_id: str) -> Moeterom:
        """Begin, or go on with the sitting of the same meeting. Raises `finnes_ikke`, `moete_ferdig`."""
        oekt, sitting = self._oekt, self._sitting
        if sitting is None or sitting[0] != moete_id:
            with oekt.store.read() as unit:
                if unit.moete.get(moete_id).ferdig:
                    raise KnownError("moete_ferdig")
            oekt.store.log(Hendelse("moetemodus.begynt", objekt=f"moete:{moete_id}", angrebar=False))
            self._sitting = sitting = (moete_id, oekt.clock.now())
        with oekt.store.read() as unit:
            moete, saker = unit.moete.get(moete_id), unit.sak.of(moete_id)
            shown = tuple(sak for sak in saker if _may_be_shown(unit, oekt, moete, sak))
            named = {sak.id: _place_of(unit, oekt, moete, sak) for sak in shown if sak.barn_id}
            left_out = tuple(sak.nummer for sak in saker if sak not in shown)
            return Moeterom(moete, shown, sitting[1], named, left_out)

    def set_present(self, moete_id: str, til_stede: frozenset[str]) -> Done[Moete]:
        """Keep who came, by name. Raises `finnes_ikke`, `moete_ferdig`."""
        with self._oekt.store.write(Hendelse("moete.endret", objekt=f"moete:{moete_id}")) as unit:
            moete = unit.moete.get(moete_id)
            if moete.ferdig:
                raise KnownError("moete_ferdig")
            people = tuple(replace(one, til_stede=one.navn in til_stede) for one in moete.deltakere)
            return Done(unit.moete.save(replace(moete, deltakere=people)), unit.act.changes())

    def require_password(self, passord: str) -> None:
        """Let the one whose session this is out, and nobody else. Raises as `require_own_password`."""
        require_own_password(self._oekt, self._knippe, passord)

    def end(self) -> None:
        """Log that the screen is hers again; nothing where no sitting is under way."""
        sitting, self._sitting = self._sitting, None
        if sitting is not None:
            self._oekt.store.log(Hendelse("moetemodus.avsluttet", objekt=f"moete:{sitting[0]}", angrebar=False))


def _may_be_shown(unit: Unit, oekt: Oekt, moete: Moete, sak: Sak) -> bool:
    """Tell whether a matter names nobody, or somebody who may be named today or was, with a written reason, before."""
    if not sak.barn_id or judge_named(unit, oekt, moete, sak.barn_id, Avgjoerelse()).lets_through:
        return True
    rows = oekt.store.find_log_rows(Loggutvalg(frozenset({Kategori.ENDRING}), sak.barn_id), 0, _MOST)
    told = (row for row in rows if row.objekt == f"moete:{moete.id}" and row.handling in _NAMED)
    newest = next(told, None)
    return newest is not None and newest.formaal != Grunnlag.SAMTYKKE


def _place_of(unit: Unit, oekt: Oekt, moete: Moete, sak: Sak) -> Barnetsplass:
    """Return a named child's newest words and participation, where the gate lets those in the meeting hear them."""
    question = Delingsspoersmaal(
        sak.barn_id, who_hears(unit, moete), OWN_WORDS, oekt.clock.today(),
        anledning=Anledning.KONTAKTMOETE, mottaker_navn=moete.motpart,
    )  # fmt: skip
    answer = judge(unit, oekt, question)
    if not answer.lets_through:
        return Barnetsplass(None, None, holdt_tilbake=True)
    held = held_words(unit, sak.barn_id, answer.holdte_svar)
    said = unit.notat.newest(sak.barn_id, Notatart.BARNET_SA)
    heard = next((row.blokk for row in unit.medvirkning.of_barn(sak.barn_id)), None)
    return Barnetsplass(
        said if said is not None and not quotes(said.tekst, held) else None,
        heard if heard is not None and not quotes(heard.barnet_sa, held) else None,
        holdt_tilbake=False,
    )
