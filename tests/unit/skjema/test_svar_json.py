"""One answer written for the store is the same answer when read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helseansvarlig.domain.svar import Svar, Svarstatus, besvart
from helseansvarlig.domain.verdi import (
    Dato,
    Klokkeslett,
    Koding,
    Lenke,
    Mengde,
    Referanse,
    Tidspunkt,
    Vedlegg,
    Verdi,
)
from helseansvarlig.errors import KnownError
from helseansvarlig.skjema.svar_json import read_svar, write_svar

VALUES: list[Verdi] = [
    True,
    7,
    Decimal("1.10"),
    "æ\n",
    Dato("2026-03"),
    Tidspunkt("2026-03-04T12:00:00Z"),
    Klokkeslett("12:30:00"),
    Lenke("https://helsenorge.no"),
    Koding("ofte", "urn:h", "Ofte"),
    Mengde(Decimal("2.5"), "kg", "kg", "http://unitsofmeasure.org"),
    Vedlegg("image/png", "AAAA", "Tegning", "", 3),
    Referanse("Practitioner/1", "Modig Gran"),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda v: type(v).__name__)
def test_every_kind_of_value_survives(value: Verdi) -> None:
    read = read_svar(write_svar(besvart(value)))
    assert read == besvart(value)
    assert type(read.verdier[0]) is type(value)


@pytest.mark.parametrize("status", [s for s in Svarstatus if s is not Svarstatus.BESVART])
def test_no_value_keeps_its_reason_and_both_voices(status: Svarstatus) -> None:
    svar = Svar(status=status, barnets_ord="Vet ikke helt", voksnes_observasjon="Tenkte lenge")
    assert read_svar(write_svar(svar)) == svar


@pytest.mark.parametrize(
    "data",
    [
        b'{"status": "nei"}',
        b'{"status": "besvart"}',
        b'{"status": "besvart", "verdier": [1]}',
        b'{"status": "besvart", "verdier": {}}',
        b'{"status": "besvart", "verdier": [{"valueInteger": "1"}]}',
        b'{"status": "vet_ikke", "verdier": [{"valueInteger": 1}]}',
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(KnownError) as error:
        read_svar(data)
    assert error.value.code == "svar_kan_ikke_leses"
