"""The agreement on paper, for both sides to sign: seven topics, who comes along, whom one goes to when one disagrees.

What is not agreed yet is named as such; a paper never makes an agreement look more whole than it is.
"""

from __future__ import annotations

from helseansvarlig.domain.dokumentmodell import (
    Avsnitt,
    Blokk,
    Dokumentmodell,
    Felter,
    Liste,
    Overskrift,
    Signatur,
    Spoersmaal,
    Tabell,
    Tomme,
)
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samarbeidsavtale import Avtalepart, Avtaletema, Samarbeidsavtale, Temapunkt
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokumenttyper.deler import Del, Felt
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.husramme import coverage, finish_nameless, validity
from helseansvarlig.services.dokumenttyper.ramme import filled

DELER: tuple[Del, ...] = (
    Del("avtale", fra_mappen=True, om_barnet=False),
    Del("avtale_tillegg", felter=(Felt("avtale_tillegg"),), om_barnet=False),
)
"""The agreement itself is written on its own page; what is added here stands at its end."""

_TEXTS = ("tilbud", "egen_psykolog", "kommunale_tjenester", "taushetsplikt")


def compose(grunnlag: Grunnlag, tekst: Tekst) -> Dokumentmodell:
    """Return the agreement. Raises `dokument_mangler_avtale`, `sak_nevner_barn`."""
    avtale = grunnlag.huset.avtale
    if avtale is None:
        raise KnownError("dokument_mangler_avtale")
    agreed = [one for one in map(avtale.punkt, Avtaletema) if one.tekst.strip()]
    blokker = (
        Felter(_head(avtale, tekst), framhevet=True),
        _parties(avtale, tekst),
        *(blokk for one in agreed for blokk in _topic(one, tekst)),
        *_rest(avtale, tekst),
        *_evaluation(avtale, tekst),
        *_added(grunnlag, tekst),
        Tomme(tekst("avtale.ikke_avtalt"), _not_agreed(avtale, tekst)),
        Signatur(tuple(_signs(one, tekst) for one in avtale.parter) or ((tekst("avtale.part"), avtale.motpart),)),
    )
    return finish_nameless(grunnlag, tekst, tekst("avtale.tittel"), _between(avtale, tekst), blokker)


def _between(avtale: Samarbeidsavtale, tekst: Tekst) -> str:
    return tekst("avtale.med", motpart=avtale.motpart)


def _head(avtale: Samarbeidsavtale, tekst: Tekst) -> tuple[tuple[str, str], ...]:
    due = format_date(tekst, avtale.evalueres) if avtale.evalueres else ""
    return (
        (tekst("avtale.gjelder"), validity(avtale, tekst)),
        *filled((tekst("avtale.evalueres"), due)),
        (tekst("avtale.paa_plass"), coverage(avtale, tekst)),
    )


def _parties(avtale: Samarbeidsavtale, tekst: Tekst) -> Blokk:
    """Return who agrees; as a table, for both sides' people stand beside each other."""
    columns = tuple(tekst(f"avtale.kolonne.{one}") for one in ("part", "kontakt", "stedfortreder", "telefon"))
    rows = tuple((one.virksomhet, one.kontaktperson, one.stedfortreder, one.telefon) for one in avtale.parter)
    if not rows:
        return Avsnitt(tekst("avtale.ingen_parter"), dempet=True)
    return Tabell(columns, rows, tekst("avtale.parter"))


def _topic(punkt: Temapunkt, tekst: Tekst) -> tuple[Blokk, ...]:
    ticked = format_date(tekst, punkt.paa_plass) if punkt.er_dekket and punkt.paa_plass is not None else ""
    rows = filled(
        (tekst("avtale.eier"), punkt.eier),
        (tekst("avtale.belegg"), punkt.belegg),
        (tekst("avtale.siden"), ticked),
    )
    title = Overskrift(tekst(f"avtaletema.{punkt.tema}"), 2)
    return (title, Avsnitt(punkt.tekst), *((Felter(rows),) if rows else ()))


def _rest(avtale: Samarbeidsavtale, tekst: Tekst) -> tuple[Blokk, ...]:
    """Return what an agreement holds beside its topics, as far as it is written."""
    texts = tuple(
        Spoersmaal(tekst(f"avtale.{name}"), said) for name in _TEXTS if (said := getattr(avtale, name).strip())
    )
    along = tuple((one.hvem, one.rolle) for one in avtale.foelge)
    columns = (tekst("avtale.kolonne.hvem"), tekst("avtale.kolonne.som"))
    ladder = (Overskrift(tekst("avtale.uenighet"), 3), Liste(avtale.uenighet, nummerert=True))
    return (
        *((Overskrift(tekst("avtale.ellers"), 2),) if texts or along or avtale.uenighet else ()),
        *texts,
        *((Tabell(columns, along, tekst("avtale.foelge")),) if along else ()),
        *(ladder if avtale.uenighet else ()),
    )


def _evaluation(avtale: Samarbeidsavtale, tekst: Tekst) -> tuple[Blokk, ...]:
    if avtale.evaluert is None:
        return ()
    title = tekst("avtale.evaluert", dato=format_date(tekst, avtale.evaluert))
    return (Overskrift(title, 2), Avsnitt(avtale.evaluering))


def _added(grunnlag: Grunnlag, tekst: Tekst) -> tuple[Blokk, ...]:
    added = grunnlag.written("avtale_tillegg")
    return (Overskrift(tekst("del.avtale_tillegg"), 2), Avsnitt(added)) if added else ()


def _not_agreed(avtale: Samarbeidsavtale, tekst: Tekst) -> tuple[str, ...]:
    topics = tuple(tekst(f"avtaletema.{tema}") for tema in Avtaletema if not avtale.punkt(tema).tekst.strip())
    rest = tuple(tekst(f"avtale.{name}") for name in _TEXTS if not getattr(avtale, name).strip())
    lists = (("foelge", avtale.foelge), ("uenighet", avtale.uenighet))
    return (*topics, *rest, *(tekst(f"avtale.{name}") for name, rows in lists if not rows))


def _signs(one: Avtalepart, tekst: Tekst) -> tuple[str, str]:
    """Return who signs for one side; one that has signed already is told with the day."""
    if one.underskrevet is not None and one.underskrevet_av:
        day = format_date(tekst, one.underskrevet)
        return (tekst("avtale.underskrevet", part=one.virksomhet, dato=day), one.underskrevet_av)
    return (one.virksomhet, one.kontaktperson)
