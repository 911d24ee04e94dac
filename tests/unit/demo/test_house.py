from __future__ import annotations

from pathlib import Path

import pytest

from helseansvarlig.demo.house import MADE, MARK, clear
from helseansvarlig.errors import KnownError


def test_an_earlier_demo_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "hvelv").mkdir()
    (tmp_path / "hvelv" / MARK).write_text("demo", encoding="utf-8")
    (tmp_path / "minnepinne" / "inn").mkdir(parents=True)
    for name in (*MADE, "6b1f0f5e-54a4-4f8e-9c35-0d1c4a8f2b11.p7m", "mine-notater.pdf", "egen.kort", "annen.p7m"):
        (tmp_path / name).write_bytes(b"x")

    clear(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["annen.p7m", "egen.kort", "mine-notater.pdf"]


def test_a_folder_without_a_demo_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kommune.key").write_bytes(b"noen andres")

    clear(tmp_path)

    assert (tmp_path / "kommune.key").read_bytes() == b"noen andres"


def test_a_vault_without_our_mark_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hvelv").mkdir()
    (tmp_path / "hvelv" / "hode.json").write_bytes(b"{}")

    with pytest.raises(KnownError, match="demo_mappe_i_bruk"):
        clear(tmp_path)

    assert (tmp_path / "hvelv" / "hode.json").exists()
