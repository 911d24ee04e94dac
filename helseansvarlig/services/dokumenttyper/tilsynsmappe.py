"""The folder for an inspection: how the house has arranged its health work, with contents and bookmarks.

It is put together from what is recorded, part by part; a part where nothing stands says so. It names no child.
"""

from __future__ import annotations

from datetime import date

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Innholdsliste,
    Liste,
    Overskrift,
    Spoersmaal,
    Tabell,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.rutine import Rutine, in_use
from helseansvarlig.domain.samarbeidsavtale import Avtaletema, Samarbeidsavtale
from helseansvarlig.domain.steg import Punktbilde
from helseansvarlig.domain.veiledning import Veiledning
from helseansvarlig.services.dokumenttyper.deler import Del, Felt
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.husramme import (
    coverage,
    finish_nameless,
    house_line,
    nothing_yet,
    spaced,
    validity,
)
from helseansvarlig.services.dokumenttyper.ramme import filled, own_role

DELER: tuple[Del, ...] = (
    Del("tilsyn_om_oss", felter=(Felt("tilsyn_om_oss"),), om_barnet=False),
    Del("tilsyn_internkontroll", felter=(Felt("tilsyn_internkontroll"),), om_barnet=False),
    Del("tilsyn_mappen", fra_mappen=True, om_barnet=False),
)
"""What is written by hand; all other parts come from the record."""


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the folder. Raises `sak_nevner_barn`."""
    parts = (
        ("om_oss", _about_us(grunnlag, tekst)),
        ("rutiner", tuple(b for one in in_use(grunnlag.huset.rutiner) for b in _routine(one, tekst))),
        ("avtaler", tuple(b for one in grunnlag.huset.avtaler for b in _agreement(one, tekst))),
        ("partnere", _partners(grunnlag, tekst)),
        ("moeter", _meetings(grunnlag, tekst)),
        ("veiledning", tuple(b for one in grunnlag.huset.veiledninger for b in _guidance(one, tekst))),
        ("avvik", tuple(b for one in grunnlag.huset.avvik for b in _deviation(one, tekst))),
        ("kom_i_gang", _steps(grunnlag, tekst)),
        ("internkontroll", _words(grunnlag, "tilsyn_internkontroll")),
    )
    titles = tuple(tekst(f"tilsyn.{key}") for key, _ in parts)
    blokker: tuple[Blokk, ...] = (
        Innholdsliste(tekst("tilsyn.innhold"), titles),
        *(
            blokk
            for title, (_, content) in zip(titles, parts, strict=True)
            for blokk in (Overskrift(title, 2), *(content or (nothing_yet(tekst),)))
        ),
    )
    return finish_nameless(grunnlag, tekst, tekst("tilsyn.tittel"), tekst("tilsyn.tittel"), blokker)


def _about_us(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    house = grunnlag.institusjon
    rows = filled(
        (tekst("rad.institusjon"), house_line(grunnlag)),
        (tekst("rad.orgnr"), spaced(house.orgnr)),
        (tekst("rad.kommunenr"), house.kommunenr),
        (tekst("rad.telefon"), house.telefon),
        (own_role(grunnlag, tekst), grunnlag.bruker.navn),
    )
    return (Felter(rows), *_words(grunnlag, "tilsyn_om_oss"))


def _routine(rutine: Rutine, tekst: Tekst) -> tuple[Blokk, ...]:
    facts = filled(
        (tekst("rutine.versjon"), tekst("rutine.fra", nr=str(rutine.versjon), dato=_day(rutine.gjelder_fra, tekst))),
        (tekst("rutine.eier"), rutine.eier),
        (tekst("rutine.ses_paa"), _day(rutine.ses_paa, tekst)),
        (tekst("rutine.kilde"), rutine.kilde),
    )
    readers = tuple((one.navn, _day(one.dato, tekst)) for one in rutine.lest_naa)
    columns = (tekst("kolonne.navn"), tekst("rad.dato"))
    read: Blokk = (
        Tabell(columns, readers, tekst("rutine.lest")) if readers else Avsnitt(tekst("rutine.ikke_lest"), dempet=True)
    )
    return (Overskrift(rutine.tittel, 3), Felter(facts), Avsnitt(rutine.tekst), read)


def _agreement(avtale: Samarbeidsavtale, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return one agreement with its seven topics, each in place or not, with owner and evidence."""
    facts = filled(
        (tekst("avtale.gjelder"), validity(avtale, tekst)),
        (tekst("avtale.paa_plass"), coverage(avtale, tekst)),
        (tekst("avtale.evalueres"), _day(avtale.evalueres, tekst) if avtale.evalueres else ""),
        (tekst("avtale.sist_evaluert"), _day(avtale.evaluert, tekst) if avtale.evaluert else ""),
    )
    topics = tuple((tekst(f"avtaletema.{one}"), _state(avtale, one, tekst)) for one in Avtaletema)
    learnt = (Spoersmaal(tekst("avtale.evaluering"), avtale.evaluering),) if avtale.evaluering.strip() else ()
    return (Overskrift(tekst("avtale.med", motpart=avtale.motpart), 3), Felter(facts), Felter(topics), *learnt)


def _state(avtale: Samarbeidsavtale, tema: Avtaletema, tekst: Tekst) -> str:
    punkt = avtale.punkt(tema)
    if punkt.er_dekket and punkt.paa_plass is not None:
        return tekst("avtale.dekket", eier=punkt.eier, belegg=punkt.belegg, dato=_day(punkt.paa_plass, tekst))
    return tekst("avtale.ikke_dekket") if punkt.tekst.strip() else tekst("avtale.ikke_skrevet")


def _partners(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    rows = tuple(
        (one.navn, one.kontaktperson, one.telefon, _day(one.sjekket, tekst) if one.sjekket else "")
        for one in grunnlag.huset.motparter
    )
    columns = tuple(tekst(f"partner.{one}") for one in ("navn", "kontakt", "telefon", "sjekket"))
    return (Tabell(columns, rows),) if rows else ()


def _meetings(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return which meetings have been held and with whom, newest first; what was said there stands in the minutes."""
    held = sorted((one for one in grunnlag.huset.moeter if one.ferdig), key=lambda one: one.dato, reverse=True)
    rows = tuple((_day(one.dato, tekst), tekst(f"moetetype.{one.moetetype}"), one.motpart) for one in held)
    columns = (tekst("rad.dato"), tekst("rad.moete"), tekst("rad.motpart"))
    return (Tabell(columns, rows),) if rows else ()


def _guidance(one: Veiledning, tekst: Tekst) -> tuple[Blokk, ...]:
    given = ", ".join(text for text in (_day(one.dato, tekst), one.gitt_av, one.virksomhet) if text)
    texts = (("spoersmaal", one.spoersmaal), ("raad", one.raad), ("vi_gjoer", one.vi_gjoer))
    said = tuple(Spoersmaal(tekst(f"veiledning.{key}"), text) for key, text in texts if text.strip())
    return (Overskrift(one.tema, 3), Avsnitt(given, dempet=True), *said)


def _deviation(one: Avvik, tekst: Tekst) -> tuple[Blokk, ...]:
    state = tekst("avvik.lukket", dato=_day(one.lukket, tekst)) if one.lukket else tekst("avvik.aapent")
    texts = (("hva", one.hva), ("straks", one.straks), ("laering", one.laering))
    said = tuple(Spoersmaal(tekst(f"avvik.{key}"), text) for key, text in texts if text.strip())
    return (Overskrift(_day(one.dato, tekst), 3), Avsnitt(state, dempet=True), *said)


def _steps(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    done = sum(one.er_gjort for one in grunnlag.huset.steg)
    told = tekst("steg.framdrift", antall=str(done), alle=str(len(grunnlag.huset.steg)))
    listed = (
        blokk
        for one in grunnlag.huset.steg
        for blokk in (
            Overskrift(tekst(f"steg.{one.steg}"), 3),
            Liste(tuple(_point(point, grunnlag.dag, tekst) for point in one.punkter)),
        )
    )
    return (Avsnitt(told), *listed) if grunnlag.huset.steg else ()


def _point(point: Punktbilde, dag: date, tekst: Tekst) -> str:
    """Return one point; what is done by a day having been set is told by that day, which may lie ahead."""
    said = tekst(f"stegpunkt.{point.punkt}")
    if point.siden is None:
        return tekst("steg.ikke_gjort", punkt=said)
    return tekst("steg.gjort" if point.siden <= dag else "steg.planlagt", punkt=said, dato=_day(point.siden, tekst))


def _words(grunnlag: Grunnlag, felt_id: str) -> tuple[Blokk, ...]:
    said = grunnlag.written(felt_id)
    return (Avsnitt(said),) if said else ()


def _day(day: date, tekst: Tekst) -> str:
    return format_date(tekst, day)
