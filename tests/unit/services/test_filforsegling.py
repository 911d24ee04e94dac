from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from helseansvarlig import bootstrap
from helseansvarlig.clock import FixedClock
from helseansvarlig.domain.forsendelse import Hjemmel, Hjemmelstype, Mottaker
from helseansvarlig.domain.institusjon import Institusjon
from helseansvarlig.errors import KnownError
from helseansvarlig.services.filforsegling import FilforseglingService
from helseansvarlig.tjenester import Tjenester

BASIS = Hjemmel(Hjemmelstype.LOV, "lov_bvl_13_1", None, datetime(2026, 11, 23, tzinfo=UTC))
FILES = {"plan.pdf": b"%PDF-1.7"}


@pytest.fixture
def filforsegling(tjenester: Tjenester) -> FilforseglingService:
    tjenester.institusjon.save(Institusjon("Solbakken", orgnr="310000051"))
    return bootstrap.open_file_sealer(tjenester.aapent)


@pytest.fixture(scope="module")
def kort(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A card as old as the session's standing clock."""
    folder = tmp_path_factory.mktemp("kommune")
    clock = FixedClock(BASIS.vurdert_tid)
    bootstrap.make_receiver(folder, Mottaker("310000078", "4699", "00", "barnevern"), "Elvebyen", clock)
    return (folder / "kommune.kort").read_bytes()


def test_it_seals_to_a_card_that_is_trusted_and_the_log_says_to_whom(
    filforsegling: FilforseglingService, tjenester: Tjenester, kort: bytes
) -> None:
    tjenester.installasjon.trust_card(kort, "Klok Stein, 55 00 00 40")

    sealed = filforsegling.seal(FILES, kort, BASIS)

    assert sealed.sha256 == hashlib.sha256(sealed.data).hexdigest()
    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.mottaker) == ("filer.forseglet", "310000078")


@pytest.mark.parametrize(
    ("files", "trusted", "code"),
    [
        (FILES, False, "kort_ikke_bekreftet"),
        ({}, True, "filnavn_ugyldig"),
        ({"manifest.json": b"{}"}, True, "filnavn_ugyldig"),
        ({"../plan.pdf": b"x"}, True, "filnavn_ugyldig"),
    ],
)
def test_what_cannot_be_sealed_is_refused_and_logged_as_refused(
    filforsegling: FilforseglingService,
    tjenester: Tjenester,
    kort: bytes,
    files: dict[str, bytes],
    trusted: bool,
    code: str,
) -> None:
    if trusted:
        tjenester.installasjon.trust_card(kort, "Klok Stein")

    with pytest.raises(KnownError, match=code):
        filforsegling.seal(files, kort, BASIS)

    row = tjenester.logg.newest(1)[0]
    assert (row.handling, row.utfall) == ("filer.forseglet", f"avslag:{code}")
