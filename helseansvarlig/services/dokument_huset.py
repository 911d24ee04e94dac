"""Gathering what papers about the house are composed from. No child's record is opened for them."""

from __future__ import annotations

from dataclasses import replace

from helseansvarlig.domain.dokument import Dokument, Dokumenttype
from helseansvarlig.errors import KnownError
from helseansvarlig.services.dokumenttyper.grunnlag import Grunnlag
from helseansvarlig.services.dokumenttyper.huset import Huset
from helseansvarlig.services.kom_i_gang import steps_of
from helseansvarlig.services.oekt import Oekt
from helseansvarlig.services.ports import Unit

OM_HUSET = frozenset(
    {
        Dokumenttype.OPPSTARTSMOETE,
        Dokumenttype.SAMARBEIDSAVTALE,
        Dokumenttype.INSTITUSJONSKORT,
        Dokumenttype.TILSYNSMAPPE,
    }
)
"""Papers that are never about a child."""

AVTALE = "samarbeidsavtale:"
"""How a paper names the agreement that it is about (`domain.dokument.OM`)."""


def require_about_house(dokument: Dokument) -> None:
    """Refuse a paper about the house that is given a child. Raises `dokument_gjelder_huset`."""
    if dokument.dokumenttype in OM_HUSET and dokument.barn_id:
        raise KnownError("dokument_gjelder_huset")


def with_house(unit: Unit, oekt: Oekt, base: Grunnlag) -> Grunnlag:
    """Return the snapshot with what the record holds about the house, and whom its papers must not name."""
    avtaler = tuple(unit.samarbeidsavtale.all())
    om = base.dokument.om.removeprefix(AVTALE)
    huset = Huset(
        avtale=next((one for one in avtaler if one.id == om), None),
        avtaler=avtaler,
        rutiner=tuple(unit.rutine.all()),
        veiledninger=tuple(unit.veiledning.all()),
        avvik=tuple(unit.avvik.all()),
        steg=steps_of(unit, oekt),
        moeter=tuple(unit.moete.all()),
        motparter=tuple(unit.motpart.all()),
    )
    names = tuple((barn.navn, barn.identnummer) for barn in unit.barn.all())
    return replace(base, huset=huset, navn_i_huset=names)
