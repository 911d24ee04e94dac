"""Settings: whatever the file holds, the program starts; what cannot be read is set aside, not overwritten."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helseansvarlig.errors import KnownError
from helseansvarlig.settings import NAME, Settings, SettingsFile
from tests.disker import fill, make_read_only, mounted

CHOSEN = Settings("moerk", "nn", 10, 150, 60)


def test_what_is_chosen_is_there_next_time(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "oppsett").write(CHOSEN)

    assert SettingsFile(tmp_path / "oppsett").read() == CHOSEN
    assert [f.name for f in (tmp_path / "oppsett").iterdir()] == [NAME]


def test_without_a_file_it_is_as_delivered(tmp_path: Path) -> None:
    assert SettingsFile(tmp_path).read() == Settings() == Settings("system", "nb", 5, 100, 20)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"", b"[" * 200_000, b'{"tema": NaN'])
def test_a_file_that_cannot_be_read_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)

    assert SettingsFile(tmp_path).read() == Settings()
    assert [f.read_bytes() for f in tmp_path.glob("*.skadet")] == [content]


@pytest.mark.parametrize(
    "raw",
    [
        {"tema": "rosa"}, {"tema": 1}, {"spraak": "de"}, {"laas_etter_minutter": 0}, {"laas_etter_minutter": 11},
        {"laas_etter_minutter": "5"}, {"laas_etter_minutter": True}, {"laas_etter_minutter": 5.0},
        {"tekststoerrelse": 99}, {"tekststoerrelse": 201}, {"laas_avgrenset_minutter": 4},
        {"laas_avgrenset_minutter": 61}, {"laas_avgrenset_minutter": True}, {"ukjent": 1}, [], None, "x",
    ],
)  # fmt: skip
def test_what_is_out_of_range_takes_its_default(tmp_path: Path, raw: Any) -> None:
    (tmp_path / NAME).write_text(json.dumps(raw), encoding="utf-8")
    read = SettingsFile(tmp_path).read()

    assert read == Settings()
    assert type(read.laas_etter_minutter) is int


def test_one_wrong_value_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"tema": "rosa", "spraak": "nn"}', encoding="utf-8")

    assert SettingsFile(tmp_path).read() == Settings(spraak="nn")


@given(
    st.builds(
        Settings,
        st.sampled_from(["system", "lys", "moerk"]),
        st.sampled_from(["nb", "nn", "en"]),
        st.integers(1, 10),
        st.integers(100, 200),
        st.integers(5, 60),
    )
)
def test_every_setting_there_is_survives(tmp_path_factory: pytest.TempPathFactory, chosen: Settings) -> None:
    file = SettingsFile(tmp_path_factory.getbasetemp() / "oppsett")
    file.write(chosen)

    assert file.read() == chosen


@pytest.mark.parametrize("spoil", [fill, make_read_only])
def test_what_cannot_be_written_is_told_and_the_old_settings_are_kept(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    with mounted(tmp_path / "disk", "size=64k") as disk:
        file = SettingsFile(disk)
        file.write(CHOSEN)
        spoil(disk)

        with pytest.raises(KnownError, match="innstillinger_ikke_lagret"):
            file.write(Settings())
        assert file.read() == CHOSEN


def test_it_starts_also_where_a_damaged_file_cannot_be_set_aside(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=64k") as disk:
        (disk / NAME).write_bytes(b"{")
        make_read_only(disk)

        assert SettingsFile(disk).read() == Settings()
        assert [file.name for file in disk.iterdir()] == [NAME]
