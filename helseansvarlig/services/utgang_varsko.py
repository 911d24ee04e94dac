"""What a person should know before something leaves, found in the record and in the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from helseansvarlig.domain.adressebok import Sjekk, check_state, serves
from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.navnefunn import names_of_others
from helseansvarlig.domain.utgang import Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.services.dokument import Klargjort
from helseansvarlig.services.dokument_grunnlag import decision_in
from helseansvarlig.services.kjente_navn import grown_ups
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.utgang_mottaker import Mottakerfunn


def warnings_about(
    unit: Unit, dokument: Dokument, ut: Klargjort, mottaker: Mottakerfunn, oekt: Oekt
) -> tuple[Varsko, ...]:
    """Return what is to be said about one way out, what weighs most for the child first."""
    barn = unit.barn.get(dokument.barn_id) if dokument.barn_id else None
    named = others_named(unit, dokument, ut.tekst, oekt)
    found = (*_about_child(dokument, barn, ut, named), *_about_recipient(barn, mottaker, oekt.clock.today()))
    return (*found, *_about_way(unit, dokument, mottaker.kanal))


def others_named(unit: Unit, dokument: Dokument, tekst: str, oekt: Oekt) -> tuple[str, ...]:
    """Return each word that names another child, as it stands in the text of a document and of what goes along."""
    barn = unit.barn.get(dokument.barn_id) if dokument.barn_id else None
    adults = (*grown_ups(unit, dokument.barn_id), dokument.mottaker_navn, oekt.bruker.navn)
    found = names_of_others(barn, unit.barn.all(), adults).find(tekst)
    return tuple(dict.fromkeys(" ".join(one.tekst.split()) for one in found))


def _about_child(dokument: Dokument, barn: Barn | None, ut: Klargjort, named: tuple[str, ...]) -> Iterator[Varsko]:
    if barn is not None and barn.adressegrad is not Adressegrad.INGEN:
        yield Varsko.ADRESSE_SPERRET
    if named:
        yield Varsko.ANNET_BARN
    if ut.deling is not None and ut.deling.grunn == "annet_grunnlag":
        yield Varsko.ANNET_GRUNNLAG
    elif ut.deling is not None and ut.deling.grunn == "lovpaalagt" and decision_in(dokument.felter).begrunnelse.strip():
        yield Varsko.MOT_OENSKE


def _about_recipient(barn: Barn | None, mottaker: Mottakerfunn, today: date) -> Iterator[Varsko]:
    if mottaker.til.mottaker is Mottakerkategori.FORELDRE:
        names = {" ".join(one.navn.casefold().split()) for one in barn.foreldreansvar} if barn is not None else set()
        if " ".join(mottaker.til.navn.casefold().split()) not in names:
            yield Varsko.IKKE_FORELDREANSVAR
    elif mottaker.motpart is not None:
        if barn is not None and _is_of_another_municipality(barn, mottaker.motpart):
            yield Varsko.ANNEN_KOMMUNE
        state = check_state(mottaker.motpart, today)
        if state is not Sjekk.NY:
            yield Varsko.IKKE_SJEKKET if state is Sjekk.ALDRI else Varsko.GAMMEL_SJEKK
        if mottaker.motpart.kanal not in (None, mottaker.kanal):
            yield Varsko.ANNEN_VEI
    elif mottaker.er_i_bok:
        yield Varsko.FLERE_I_BOKEN if mottaker.motparter else Varsko.IKKE_I_BOKEN


def _is_of_another_municipality(barn: Barn, motpart: Motpart) -> bool:
    """Tell whether a child's record would go to a barnevernstjeneste that is not known to be the child's own."""
    if motpart.kategori is not Mottakerkategori.BARNEVERNSTJENESTEN:
        return False
    return not serves(motpart, barn.omsorgskommune)


def _about_way(unit: Unit, dokument: Dokument, kanal: Kanal) -> Iterator[Varsko]:
    if any(row.tilbakekalt for row in unit.utlevering.of_barn(dokument.barn_id) if row.dokument_id == dokument.id):
        yield Varsko.KALT_TILBAKE_FOER
    if dokument.status is Dokumentstatus.UTKAST:
        yield Varsko.BLIR_SIGNERT if kanal is Kanal.SENDT else Varsko.UTKAST
    if kanal is Kanal.FIL:
        yield Varsko.UKRYPTERT
