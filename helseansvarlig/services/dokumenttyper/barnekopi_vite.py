"""«Hvem får vite hva», told to the child: who has been let know what, and what we keep because the child asked."""

from __future__ import annotations

from collections.abc import Iterable

from helseansvarlig.domain.barn import age_on
from helseansvarlig.domain.institusjon import Mottakerkategori
from helseansvarlig.domain.ordlyd import Tekst, format_date
from helseansvarlig.domain.samtykke import Innhold, Samtykke, Samtykketype
from helseansvarlig.domain.samtykkeforbehold import Forbehold
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.rettighetslinje import told
from helseansvarlig.services.dokumenttyper.vern import require_child

FORELDRE_KAN_VENTE = range(12, 16)
"""At these ages parents are not told all when the young person has reasons that are respected (pbrl § 3-4)."""


def who_knows(grunnlag: Grunnlag, tekst: Tekst) -> tuple[str, ...]:
    """Return a sentence for each recipient, for each thing kept back, and for what holds whatever was agreed.

    What parents may know is not told here: it is weighed for each matter, and the paper may be found by them.
    """
    barn, day = require_child(grunnlag), grunnlag.dag
    valid = [
        one
        for one in grunnlag.samtykker
        if one.samtykketype is Samtykketype.DELING and one.is_valid_on(day, barn.flyttet)
    ]
    lines = [tekst("kopi.vite.barnevern")]
    lines += [
        _told(grunnlag, tekst, one, to)
        for one in valid
        for to in Mottakerkategori
        if to in one.mottakere and to not in (Mottakerkategori.BARNEVERNSTJENESTEN, Mottakerkategori.FORELDRE)
    ]
    lines += [_kept(tekst, one) for one in grunnlag.forbehold if one.holds_on(day)]
    if age_on(barn.foedselsdato, day) in FORELDRE_KAN_VENTE:
        lines += told(grunnlag, tekst, "foreldre_ikke_vite")
    lines += [tekst("kopi.vite.andre"), tekst("kopi.vite.fare")]
    return tuple(dict.fromkeys(line for line in lines if line))


def _told(grunnlag: Grunnlag, tekst: Tekst, samtykke: Samtykke, to: Mottakerkategori) -> str:
    """Return who is let know what, until when; nothing when the child has kept all of it back."""
    kept = samtykke.reserved_on(grunnlag.dag).union(*(f.held_from(to, grunnlag.dag) for f in grunnlag.forbehold))
    shared = samtykke.innhold - kept
    if not shared:
        return ""
    key = "kopi.vite.faar" if samtykke.gyldig_til is None else "kopi.vite.faar_til"
    until = {} if samtykke.gyldig_til is None else {"dato": format_date(tekst, samtykke.gyldig_til)}
    return tekst(key, hvem=tekst(f"kopi.hvem.{to}"), hva=_about(tekst, shared), **until)


def _kept(tekst: Tekst, forbehold: Forbehold) -> str:
    """Return what we keep and the answer the child was given; never the wish itself, which others could read here."""
    if forbehold.svar:
        said = tekst("kopi.vite.ett_svar")
    elif forbehold.innhold:
        said = tekst("kopi.vite.holder", hva=_about(tekst, forbehold.innhold))
    else:
        return ""
    answer = forbehold.svar_til_barnet.strip()
    return f"{said} {tekst('kopi.vite.vi_svarte', tekst=answer)}" if answer else said


def _about(tekst: Tekst, contents: Iterable[Innhold]) -> str:
    """Return categories in a child's words; all of them are «alt»."""
    wanted = frozenset(contents)
    if wanted == frozenset(Innhold):
        return tekst("kopi.alt")
    return ", ".join(tekst(f"kopi.om.{one}") for one in Innhold if one in wanted)
