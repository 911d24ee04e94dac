"""One deadline as the file of rules writes it."""

from __future__ import annotations

from helseansvarlig.domain.fristregel import Fristenhet, Fristgruppe, Fristhendelse, Fristregel, Retning
from helseansvarlig.domain.regelkilde import Regelstatus
from helseansvarlig.regler.rule_file import Entry


def read_fristregel(entry: Entry) -> Fristregel:
    """Return a deadline; only one that nobody has checked may be without a number."""
    kilde = entry.source()
    may_be_open = kilde.status is Regelstatus.IKKE_KONTROLLERT
    return Fristregel(
        id=entry.text("id"),
        tekst=entry.words("tekst"),
        antall=entry.open_number("antall") if may_be_open else entry.number("antall"),
        enhet=entry.code("enhet", Fristenhet),
        hendelse=entry.code("hendelse", Fristhendelse),
        gruppe=entry.code("gruppe", Fristgruppe),
        regnes_fra=entry.words("regnes_fra"),
        retning=entry.code("retning", Retning),
        er_veiledende=entry.flag("veiledende"),
        motpart=entry.text("motpart", may_be_empty=True),
        kilde=kilde,
    )
