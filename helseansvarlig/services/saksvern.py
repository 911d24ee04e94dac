"""Who may be spoken of in a meeting: a named matter passes the gate, a nameless one gets an alias and nothing more.

What a text without a name gives away is looked for here too; it is told, and what is certain is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from helseansvarlig.domain.barn import age_on
from helseansvarlig.domain.deling import Avgjoerelse, Delingsspoersmaal, Delingsvurdering
from helseansvarlig.domain.delingsregel import Grunnlag
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.kjente_navn import Navneord
from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak, next_alias, require_mode, require_nameless
from helseansvarlig.domain.navnefunn import Funn, Navneleter
from helseansvarlig.domain.notat import Notat, Notatart
from helseansvarlig.domain.person import Bruker
from helseansvarlig.domain.saksnoekkel import Saksnoekkel
from helseansvarlig.domain.samtykke import Anledning, Innhold
from helseansvarlig.errors import KnownError
from helseansvarlig.services.deling import judge, log_row
from helseansvarlig.services.kjente_navn import known_to
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.svarvern import held_words, require_not_quoted
from helseansvarlig.services.uten_navn import FEW, age_band

SPOKEN_OF = frozenset({Innhold.GRUNNOPPLYSNINGER})
"""The least that a named discussion shares: that this child is the one spoken of."""


@dataclass(frozen=True, slots=True)
class Alias:
    """What a child is called where it has no name: the alias, and an age band wide enough for more than one."""

    navn: str
    aldersgruppe: str


@dataclass(frozen=True, slots=True)
class Saksvakt:
    """What looks over a nameless matter while it is written; `faa_barn` tells that few words are enough here."""

    leter: Navneleter
    faa_barn: bool

    def find(self, sak: Sak) -> tuple[Funn, ...]:
        """Return what may tell who it is about; who does it and who tells the child are names by nature."""
        if sak.modus is Droeftingsmodus.IDENTIFISERT:
            return ()
        return tuple(one for text in _said(sak) for one in self.leter.find(text))


class SaksvernService:
    """Makes the watch over nameless matters. `folk` are those who have access."""

    def __init__(self, oekt: Oekt, folk: Callable[[], Iterable[Bruker]], ordliste: Navneord) -> None:
        self._oekt, self._folk, self._ordliste = oekt, folk, ordliste

    def watch(self, moete_id: str) -> Saksvakt:
        """Return the watch for a meeting, whose head names who is there and whom it is with. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            moete = unit.moete.get(moete_id)
            known = known_to(unit, (one.navn for one in self._folk()), self._ordliste)
            living = [barn for barn in unit.barn.all() if barn.flyttet is None]
        here = replace(known, navn=known.navn - _people(moete), steder=known.steder - _places(moete))
        return Saksvakt(Navneleter(here, self._ordliste), len(living) < FEW)

    def alias_for(self, moete_id: str, barn_id: str) -> Alias:
        """Return what a child would be called in this meeting. Raises `finnes_ikke`."""
        with self._oekt.store.read() as unit:
            return alias_in(unit, self._oekt, moete_id, barn_id)


def who_hears(unit: Unit, moete: Moete | None) -> Mottakerkategori:
    """Return whom the gate is asked about: what the address book says of the other party, BUP where it is silent."""
    known = unit.motpart.find(moete.motpart_id) if moete is not None and moete.motpart_id else None
    return known.kategori if known is not None else Mottakerkategori.BUP


def judge_named(
    unit: Unit, oekt: Oekt, moete: Moete | None, barn_id: str, avgjoerelse: Avgjoerelse
) -> Delingsvurdering:
    """Return the gate's answer about naming a child in a meeting: a yes to BUP is none to those it is not with."""
    to, name = who_hears(unit, moete), moete.motpart if moete is not None else ""
    question = Delingsspoersmaal(
        barn_id, to, SPOKEN_OF, oekt.clock.today(), avgjoerelse, Anledning.KONTAKTMOETE, name
    )  # fmt: skip
    return judge(unit, oekt, question)


def add_to_agenda(unit: Unit, oekt: Oekt, sak: Sak, avgjoerelse: Avgjoerelse) -> Sak:
    """Put a matter last on its meeting's agenda inside the caller's act; id and number are made here.

    Raises as `require_mode` and `require_basis`.
    """
    require_mode(sak)
    require_basis(unit, oekt, sak, "sak.ny", avgjoerelse)
    number = 1 + max((one.nummer for one in unit.sak.of(sak.moete_id)), default=0)
    return unit.sak.save(replace(sak, id=oekt.new_id(), nummer=number))


def alias_in(unit: Unit, oekt: Oekt, moete_id: str, barn_id: str) -> Alias:
    """Return what a child would be called in a meeting: the same as before in it, else the next that is free."""
    age = age_on(unit.barn.get(barn_id).foedselsdato, oekt.clock.today())
    saker = unit.sak.of(moete_id)
    own = {one.sak_id: one.alias for one in unit.saksnoekkel.of_barn(barn_id)}
    known = next((own[sak.id] for sak in saker if own.get(sak.id)), "")
    return Alias(known or next_alias(saker, age), age_band(age))


def keep_key(unit: Unit, oekt: Oekt, sak: Sak, barn_id: str, kilde: str = "") -> Saksnoekkel:
    """Keep in the child's record whom a nameless matter is about, inside the act that makes the matter."""
    return unit.saksnoekkel.save(
        Saksnoekkel(oekt.new_id(), barn_id, sak.id, sak.alias, oekt.clock.today(), kilde)
    )  # fmt: skip


def require_basis(unit: Unit, oekt: Oekt, sak: Sak, handling: str, avgjoerelse: Avgjoerelse) -> None:
    """Let a named matter through only on the gate's word; the log tells the ground, the record keeps the reason.

    Raises `sak_mangler_grunnlag`, `sak_nevner_barn`, `svar_er_forbeholdt`.
    """
    require_nameless(sak, ((barn.navn, barn.identnummer) for barn in unit.barn.all()))
    require_unreserved(unit, oekt, sak)
    if sak.modus is not Droeftingsmodus.IDENTIFISERT:
        return
    moete = unit.moete.get(sak.moete_id)
    answer = pass_gate(unit, oekt, moete, sak.barn_id, avgjoerelse)
    if reason := reason_in(answer, avgjoerelse):
        keep_reason(unit, oekt, sak.barn_id, f"{sak.tittel}: {reason}")
    told = log_row(sak.barn_id, who_hears(unit, moete), answer)
    unit.act.describe(replace(told, handling=handling, objekt=f"moete:{sak.moete_id}", angrebar=True))


def pass_gate(unit: Unit, oekt: Oekt, moete: Moete | None, barn_id: str, avgjoerelse: Avgjoerelse) -> Delingsvurdering:
    """Return an answer that lets a child be named. Raises `sak_mangler_grunnlag`."""
    answer = judge_named(unit, oekt, moete, barn_id, avgjoerelse)
    if not answer.lets_through:
        raise KnownError("sak_mangler_grunnlag")
    return answer


def reason_in(answer: Delingsvurdering, avgjoerelse: Avgjoerelse) -> str:
    """Return why the child is named, where that is not that somebody has said yes."""
    return "" if answer.grunnlag is Grunnlag.SAMTYKKE else avgjoerelse.begrunnelse.strip()


def keep_reason(unit: Unit, oekt: Oekt, barn_id: str, text: str) -> None:
    """Keep in the child's record why it was named without a consent."""
    unit.notat.save(Notat(oekt.new_id(), barn_id, oekt.clock.now(), Notatart.OBSERVASJON, text, oekt.bruker.navn))


def require_unreserved(unit: Unit, oekt: Oekt, sak: Sak) -> None:
    """Keep an answer out that the child keeps back: of its own child, or of anybody where no name is said."""
    moete = unit.moete.get(sak.moete_id)
    children = [sak.barn_id] if sak.barn_id else [barn.id for barn in unit.barn.all()]
    for barn_id in children:
        held = judge_named(unit, oekt, moete, barn_id, Avgjoerelse()).holdte_svar
        require_not_quoted((*_said(sak), sak.barnet_faar_vite), held_words(unit, barn_id, held))


def _said(sak: Sak) -> tuple[str, ...]:
    return (sak.tittel, sak.vet, sak.gjoer, sak.beslutning)


def _people(moete: Moete) -> frozenset[str]:
    return frozenset(one.navn for one in moete.deltakere)


def _places(moete: Moete) -> frozenset[str]:
    return frozenset({moete.motpart, moete.sted, *(one.virksomhet for one in moete.deltakere)})
