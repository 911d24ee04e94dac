"""Where files lie, from source and in a frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helseansvarlig.paths import data_folder, resources


def test_resources_are_where_the_source_has_them() -> None:
    assert (resources() / "skjema").is_dir()


def test_in_a_frozen_program_they_are_where_it_was_unpacked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)  # only a frozen program has it

    assert resources() == tmp_path / "resources"


def test_the_vault_lies_with_this_users_own_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert data_folder().name == "Helseansvarlig"
    if sys.platform.startswith("linux"):
        assert data_folder() == tmp_path / "Helseansvarlig"
