"""What a person should know before something leaves, found in the record and in the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from helseansvarlig.domain.adressebok import Sjekk, check_state, serves
from helseansvarlig.domain.barn import Adressegrad, Barn
from helseansvarlig.domain.dokument import Dokument, Dokumentstatus
from helseansvarlig.domain.institusjon import Motpart, Mottakerkategori
from helseansvarlig.domain.utgang import Varsko
from helseansvarlig.domain.utlevering import Kanal
from helseansvarlig.services.dokument import Klargjort
from helseansvarlig.services.dokument_grunnlag import decision_in
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.utgang_mottaker import Mottakerfunn


def warnings_about(
    unit: Unit, dokument: Dokument, ut: Klargjort, mottaker: Mottakerfunn, today: date
) -> tuple[Varsko, ...]:
    """Return what is to be said about one way out, what weighs most for the child first."""
    barn = unit.barn.get(dokument.barn_id) if dokument.barn_id else None
    found = (*_about_child(unit, dokument, barn, ut), *_about_recipient(barn, mottaker, today))
    return (*found, *_about_way(unit, dokument, mottaker.kanal))


def _about_child(unit: Unit, dokument: Dokument, barn: Barn | None, ut: Klargjort) -> Iterator[Varsko]:
    if barn is not None and barn.adressegrad is not Adressegrad.INGEN:
        yield Varsko.ADRESSE_SPERRET
    if any(_is_named(other, ut.tekst) for other in unit.barn.all() if barn is None or other.id != barn.id):
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


def _is_named(other: Barn, text: str) -> bool:
    """Tell whether a text holds another child's whole name or number, however it is spaced or inflected."""
    words = [rf"\s+{re.escape(word)}" for word in other.navn.split()]
    name = "".join(words).removeprefix(r"\s+")
    number = rf"|{other.identnummer[:6]}\s?{other.identnummer[6:]}" if other.identnummer.isdigit() else ""
    return bool(name) and re.search(rf"(?<!\w)(?:{name}['’]?s?{number})(?!\w)", text, re.IGNORECASE) is not None
