"""Reads the two tables about consent: who may answer, and who may receive what."""

from __future__ import annotations

from helseansvarlig.domain.delingsregel import Delingsregel, Foerst, Grunnlag, Innad, Mottakertype
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.samtykkegiver import Egenskap
from helseansvarlig.domain.samtykkeregel import SagtTilBarnet, Samtykkeregel, Vekt, Vilkaar
from helseansvarlig.regler.rule_file import Entry


def read_samtykkeregel(entry: Entry) -> Samtykkeregel:
    """Return one rule about who may answer. Raises `regler_ugyldig`."""
    return Samtykkeregel(
        id=entry.text("id"),
        gjelder=frozenset(entry.texts("gjelder")),
        alder_fra=entry.number("alder_fra"),
        alder_til=entry.number("alder_til"),
        hjemler=frozenset(entry.texts("hjemler")),
        vilkaar=entry.code("vilkaar", Vilkaar),
        hvem=entry.codes("hvem", Egenskap),
        alle_maa=entry.flag("alle_maa"),
        barnets_syn=entry.code("barnets_syn", Vekt),
        tekst=entry.words("tekst"),
        kilde=entry.source(),
        til_barnet=_told(entry.entry("til_barnet")) if "til_barnet" in entry.raw else None,
    )


def read_delingsregel(entry: Entry) -> Delingsregel:
    """Return one rule about who may receive what. Raises `regler_ugyldig`."""
    return Delingsregel(
        id=entry.text("id"),
        mottaker=_recipient(entry),
        grunnlag=entry.code("grunnlag", Grunnlag),
        er_hovedregel=entry.flag("hovedregel"),
        alder_fra=entry.number("alder_fra"),
        alder_til=entry.number("alder_til"),
        overstyrer_forbehold=entry.flag("overstyrer_forbehold"),
        krever=entry.codes("krever", Foerst),
        tekst=entry.words("tekst"),
        kilde=entry.source(),
    )


def _told(entry: Entry) -> SagtTilBarnet:
    return SagtTilBarnet(entry.word_list("vanlig"), entry.word_list("enkel"))


def _recipient(entry: Entry) -> Mottakertype:
    is_inside = entry.raw.get("mottaker") in {code.value for code in Innad}
    return entry.code("mottaker", Innad) if is_inside else entry.code("mottaker", Mottakerkategori)
