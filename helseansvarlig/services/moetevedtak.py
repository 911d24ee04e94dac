"""What a meeting decides: a follow-up once it has words and a day, and a stop point for each child named there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helseansvarlig.domain.moete import Droeftingsmodus, Moete, Sak
from helseansvarlig.domain.oppfoelging import Oppfoelging
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit
from helseansvarlig.services.stoppunktfrist import ask_for_stop_after_meeting

FORTELL = "Fortell hva møtet bestemte"
"""What is to be done where somebody has promised to tell the child; in the record's own language, as rules are."""


def matter_source(sak: Sak) -> str:
    """Return the `kilde` of the follow-up that a matter's decision became."""
    return f"sak:{sak.id}"


def telling_source(sak: Sak) -> str:
    """Return the `kilde` of the follow-up that tells the child of it."""
    return f"fortell:{sak.id}"


def follow_decision(unit: Unit, oekt: Oekt, sak: Sak) -> None:
    """Bring the follow-ups of a matter into line with what it says now; what is done stands as it was done."""
    owner = sak.ansvarlig.strip() or oekt.bruker.navn
    _follow(unit, oekt, sak, matter_source(sak), (sak.beslutning.strip(), owner, sak.frist))
    teller = sak.barnet_faar_vite.strip() if sak.modus is Droeftingsmodus.IDENTIFISERT else ""
    _follow(unit, oekt, sak, telling_source(sak), (FORTELL if teller else "", teller, sak.fortelles))


def drop_decision(unit: Unit, oekt: Oekt, sak: Sak) -> None:
    """Take away the follow-ups of a matter that becomes somebody else's: they are made anew where it stands now."""
    follow_decision(unit, oekt, replace(sak, beslutning="", barnet_faar_vite=""))


def end_matters(unit: Unit, oekt: Oekt, moete: Moete) -> None:
    """The meeting is over: every decision with a day is a follow-up, and each child that was named waits for a stop."""
    saker = unit.sak.of(moete.id)
    for sak in saker:
        follow_decision(unit, oekt, sak)
    for barn_id in dict.fromkeys(sak.barn_id for sak in saker if sak.barn_id):
        ask_for_stop_after_meeting(unit, oekt, moete, barn_id)


def _follow(unit: Unit, oekt: Oekt, sak: Sak, kilde: str, wanted: tuple[str, str, date | None]) -> None:
    hva, hvem, frist = wanted
    made = next((row for row in unit.oppfoelging.of_barn(sak.barn_id) if row.kilde == kilde), None)
    if made is not None and made.gjort is not None:
        return
    if not hva or frist is None:
        if made is not None:
            unit.oppfoelging.remove(made.id)
        return
    row = made or Oppfoelging(oekt.new_id(), sak.barn_id, hva, hvem, frist, kilde=kilde)
    now = replace(row, hva=hva, hvem=hvem, frist=frist)
    if now != made:
        unit.oppfoelging.save(now)
