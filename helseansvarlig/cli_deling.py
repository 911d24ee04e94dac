"""What the commands that share something have in common: to whom, and what somebody has decided."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from helseansvarlig.domain.deling import Avgjoerelse
from helseansvarlig.domain.delingsregel import Grunnlag, Innad
from helseansvarlig.domain.institusjon import Mottakerkategori


def add_sharing(command: argparse.ArgumentParser, innad: Iterable[Innad] = ()) -> None:
    """Add recipient and decision to a command; the own barnevernstjeneste is the default, `innad` may get it too."""
    recipients = [kind.value for kind in (*Mottakerkategori, *innad)]
    command.add_argument("--til", choices=recipients, default=Mottakerkategori.BARNEVERNSTJENESTEN.value)
    command.add_argument("--grunnlag", choices=[g.value for g in Grunnlag], default=Grunnlag.INGEN.value)
    command.add_argument("--begrunnelse", default="", metavar="TEKST", help="hvorfor det deles likevel")
    command.add_argument("--til-barnet", default="", metavar="TEKST", help="det barnet får vite om det")


def decision_of(given: argparse.Namespace) -> Avgjoerelse:
    """Return what has been decided about sharing."""
    return Avgjoerelse(Grunnlag(given.grunnlag), given.begrunnelse, given.til_barnet)
