"""A fault in one of the two tables about consent is named by its place, and never read as another rule."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from helseansvarlig.domain.delingsregel import Foerst, Grunnlag, Innad
from helseansvarlig.domain.samtykkegiver import Egenskap
from helseansvarlig.errors import KnownError
from helseansvarlig.paths import resources
from helseansvarlig.regler.loader import load_regelverk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources() / "regler", tmp_path / "regler"))


def change(path: Path, key: str, value: object) -> None:
    """Set one field of the first rule."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["regler"][0][key] = value
    path.write_text(json.dumps(raw), encoding="utf-8")


def test_what_is_written_is_what_is_read() -> None:
    rules = load_regelverk(resources() / "regler")
    parents = rules.samtykkeregler["helsehjelp_u16_annen_hjemmel"]
    staff = rules.delingsregler["eget_personale_arbeidet"]

    assert (parents.hvem, parents.alle_maa) == ((Egenskap.FORELDER,), True)
    assert (staff.mottaker, staff.grunnlag, staff.krever) == (
        Innad.EGET_PERSONALE, Grunnlag.ARBEIDET_I_HUSET, (Foerst.SKRIV_BEGRUNNELSE,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("samtykke.json", "hvem", ["naboen"]),
        ("samtykke.json", "vilkaar", "kanskje"),
        ("samtykke.json", "alle_maa", "ja"),
        ("samtykke.json", "barnets_syn", ""),
        ("mottakere.json", "mottaker", "avisa"),
        ("mottakere.json", "grunnlag", "magefoelelse"),
        ("mottakere.json", "krever", ["haap"]),
        ("mottakere.json", "overstyrer_forbehold", None),
    ],
)
def test_a_code_nobody_knows_names_its_file_and_place(folder: Path, name: str, key: str, value: object) -> None:
    change(folder / name, key, value)

    with pytest.raises(KnownError) as caught:
        load_regelverk(folder)
    assert (caught.value.code, caught.value.params) == ("regler_ugyldig", {"fil": name, "sted": f"$.regler[0].{key}"})
