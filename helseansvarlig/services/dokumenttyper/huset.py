"""What a paper about the house draws on: what stands in the record about cooperation, and nothing about any child."""

from __future__ import annotations

from dataclasses import dataclass

from helseansvarlig.domain.avvik import Avvik
from helseansvarlig.domain.institusjon import Motpart
from helseansvarlig.domain.moete import Moete
from helseansvarlig.domain.rutine import Rutine
from helseansvarlig.domain.samarbeidsavtale import Samarbeidsavtale
from helseansvarlig.domain.steg import Stegbilde
from helseansvarlig.domain.veiledning import Veiledning


@dataclass(frozen=True, slots=True)
class Huset:
    """Everything about the house itself. `avtale` is the one agreement that a paper is about, if it is about one."""

    avtale: Samarbeidsavtale | None = None
    avtaler: tuple[Samarbeidsavtale, ...] = ()
    rutiner: tuple[Rutine, ...] = ()
    veiledninger: tuple[Veiledning, ...] = ()
    avvik: tuple[Avvik, ...] = ()
    steg: tuple[Stegbilde, ...] = ()
    moeter: tuple[Moete, ...] = ()
    motparter: tuple[Motpart, ...] = ()
