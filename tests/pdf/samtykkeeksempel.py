"""Synthetic snapshots for papers about one consent: the declaration and the withdrawal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.delingsregel import Innad
from helseansvarlig.domain.dokument import OM, Dokumenttype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykke import Informasjon, Innhold, Samtykke
from helseansvarlig.domain.samtykkegiver import Egenskap, Giver
from helseansvarlig.domain.samtykketrekk import AltDelt, Tilbaketrekking, Varslet
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from tests.pdf import eksempel
from tests.pdf.breveksempel import LANGT

JA = replace(
    eksempel.DELING,
    innhold=frozenset({Innhold.PSYKISK, Innhold.BARNETS_EGNE_ORD, Innhold.LIVSKVALITET, Innhold.SKOLE}),
    forbehold=frozenset({Innhold.SEKSUELL, Innhold.FAMILIE}),
    ja_hvis="Rolig Bekk blir med første gang.",
    til_flytting=True,
)
TREKK = Tilbaketrekking(
    "At BUP ikke får vite mer fra oss, og at de beholder det de alt har fått.",
    (
        AltDelt("henvisningsgrunnlag", "bup", "BUP Elvebyen", date(2026, 11, 10), "dokument:d1"),
        AltDelt("purremelding", "bup", "Varm Vind", date(2026, 11, 18), "dokument:d2"),
    ),
    (Varslet("BUP Elvebyen", date(2026, 11, 21)),),
)
TRUKKET = replace(JA, id="s4", trukket=date(2026, 11, 20), trukket_av="Vakker Blomst", tilbaketrekking=TREKK)


def extreme_of(samtykke: Samtykke) -> Samtykke:
    """Return the same consent with everything too long and too many."""
    many = tuple(Giver(f"Giver Nummer{n}", Egenskap.ANNEN, "har foreldreansvar") for n in range(30))
    shared = tuple(replace(TREKK.alt_delt[0], navn=f"{n} {LANGT[:900]}") for n in range(12))
    return replace(
        samtykke,
        formaal=LANGT,
        barnets_syn=LANGT,
        ja_hvis=LANGT,
        informasjon=Informasjon(LANGT, LANGT, LANGT),
        givere=many,
        navngitte=tuple(f"Navn{n}" for n in range(60)),
        trukket_av=LANGT if samtykke.trukket else "",
        tilbaketrekking=Tilbaketrekking(LANGT, shared) if samtykke.trukket else samtykke.tilbaketrekking,
    )


def erklaering(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a declaration to the child: `tom`, `normal` or `ekstrem`."""
    return _paper(Dokumenttype.SAMTYKKEERKLAERING, JA, maalform, omfang)


def tilbaketrekking(maalform: str = "nb", omfang: str = "normal") -> Grunnlag:
    """Return a snapshot for a withdrawal to the child: `tom`, `normal`, `ekstrem`, or `ennaa` while it stands."""
    return _paper(Dokumenttype.TILBAKETREKKING, JA if omfang == "ennaa" else TRUKKET, maalform, omfang)


def _paper(dokumenttype: Dokumenttype, samtykke: Samtykke, maalform: str, omfang: str) -> Grunnlag:
    base = eksempel.henvisning(maalform, "tom" if omfang == "tom" else "normal")
    about = {"tom": _bare, "ekstrem": extreme_of}.get(omfang, _as_it_is)(samtykke)
    felter = {} if omfang == "tom" else {"sjekket_ut_dato": "2026-11-20", "sjekket_ut_enig": "enig"}
    paper = replace(
        base.dokument,
        dokumenttype=dokumenttype,
        mottaker=Innad.BARNET_SELV,
        mottaker_navn="",
        felter={OM: f"samtykke:{about.id}", **felter},
    )
    return replace(base, dokument=paper, deling=eksempel.judge(Innad.BARNET_SELV), samtykker=(about,))


def _as_it_is(samtykke: Samtykke) -> Samtykke:
    return samtykke


def _bare(samtykke: Samtykke) -> Samtykke:
    """Return the least that can be registered: who said yes to what, to whom, from which day."""
    return Samtykke(
        "s9", samtykke.barn_id, samtykke.samtykketype, gitt=True, gitt_av="Vakker Blomst",
        innhold=frozenset({Innhold.SKOLE}), mottakere=frozenset({Mottakerkategori.SKOLE_PPT}), formaal="",
        dato=samtykke.dato, trukket=samtykke.trukket,
    )  # fmt: skip
