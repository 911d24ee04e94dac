"""The 25 parts of a henvisningsgrunnlag (domain page, 3 a) and the participation block, in the order of the page."""

from __future__ import annotations

from helseansvarlig.domain.samtykke import Innhold
from helseansvarlig.services.dokumenttyper.deler import (
    MEDVIRKNING,
    SJEKKET_UT,
    Del,
    Felt,
    Feltart,
    line_fields,
    text_part,
)

HASTEGRAD = Felt("hastegrad", Feltart.VALG, ("ordinaer", "rask", "oeyeblikkelig"))
"""How urgent; the last is not a referral at all, but a telephone call."""

HENVISERROLLE = Felt("henviser_rolle", Feltart.VALG, ("barnevernsleder", "fastlege", "lege", "psykolog"))
"""Who may refer (decision 17): never the institution itself."""

BARNETS_ORD = text_part("barnets_ord", Innhold.BARNETS_EGNE_ORD, Innhold.BARNETS_EGNE_ORD)
PROBLEMSTILLING = text_part("problemstilling", None)
RISIKO = Del("risiko", Innhold.RISIKO, (Felt("risiko_naa", Feltart.LINJE), Felt("risiko")), (Innhold.RISIKO,))
BARN = Del("barn", Innhold.GRUNNOPPLYSNINGER, line_fields("samisk_tilknytning", "kontaktmaate"), fra_mappen=True)
OMSORG = Del("omsorg", Innhold.GRUNNOPPLYSNINGER, fra_mappen=True)
SAMTYKKE = Del("samtykke", fra_mappen=True)
TILPASNING = Del(
    "tilpasning",
    felter=(*line_fields("tilpasning_sted", "tilpasning_tid", "tilpasning_foelge"), Felt("tilpasning")),
)
"""What makes it easier to come (B13 of the guide for barnevernansvarlige): place, time, who follows, and the rest."""
FORMELL_HENVISER = Del(
    "formell_henviser",
    felter=(HENVISERROLLE, *line_fields("henviser_navn", "henviser_virksomhet", "henviser_telefon", "henviser_hpr")),
)

GRUPPER: tuple[tuple[str, tuple[Del, ...]], ...] = (
    ("det_vi_ber_om", (TILPASNING, text_part("forventet_nytte", None))),
    (
        "det_vi_vet",
        (
            text_part("symptomer", Innhold.PSYKISK, Innhold.PSYKISK),
            text_part("funksjon", Innhold.PSYKISK),
            RISIKO,
            text_part("belastninger", Innhold.FAMILIE, Innhold.FAMILIE),
            text_part("rus", Innhold.RUS, Innhold.RUS),
            text_part("ressurser", Innhold.LIVSKVALITET, Innhold.LIVSKVALITET),
        ),
    ),
    (
        "helse_og_hjelp",
        (
            text_part("somatisk", Innhold.SOMATISK, Innhold.SOMATISK),
            Del("tannhelse", Innhold.TANNHELSE, (Felt("tannhelse"),), (Innhold.TANNHELSE,), nevnes_tom=False),
            Del("seksuell", Innhold.SEKSUELL, (Felt("seksuell"),), (Innhold.SEKSUELL,), nevnes_tom=False),
            text_part("legemidler", Innhold.LEGEMIDLER, Innhold.LEGEMIDLER),
            text_part("tidligere_hjelp", Innhold.PSYKISK),
            text_part("instrumenter", Innhold.PSYKISK),
            text_part("tiltak", Innhold.PSYKISK),
            text_part("skole", Innhold.SKOLE, Innhold.SKOLE),
            text_part("andre_tjenester", Innhold.GRUNNOPPLYSNINGER),
            text_part("kommunal_hjelp", Innhold.PSYKISK),
        ),
    ),
    ("familien", (text_part("foreldres_syn", Innhold.FAMILIE),)),
)
"""The parts of running text, under the headings they stand below."""

VEDLEGG = text_part("vedlegg", None)

DELER: tuple[Del, ...] = (
    Del("hastegrad", felter=(HASTEGRAD, Felt("hastegrad_grunn", Feltart.LINJE))),
    PROBLEMSTILLING,
    FORMELL_HENVISER,
    SAMTYKKE,
    BARNETS_ORD,
    BARN,
    OMSORG,
    *(part for _, parts in GRUPPER for part in parts),
    VEDLEGG,
    MEDVIRKNING,
    SJEKKET_UT,
)
"""All parts, in reading order: what the composer lists."""
