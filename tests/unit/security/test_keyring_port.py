"""The machine's key store is asked off the caller's thread, with a limit, and its failures are never ours."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from helseansvarlig.security.keyring_port import (
    IngenNoekkelring,
    Noekkelring,
    Ringtilstand,
    Systemnoekkelring,
    answer,
    no_answer,
)
from tests.fakes.noekkelring import MinneNoekkelring


class Hengende:
    """A desktop that shows a prompt nobody answers."""

    def __init__(self) -> None:
        self.asked = 0

    def get_password(self, _service: str, _name: str) -> str | None:
        self.asked += 1
        time.sleep(1.5)
        return "for sent"

    def set_password(self, _service: str, _name: str, _value: str) -> None:
        time.sleep(1.5)


class Glemsk:
    """A key store that says yes and keeps nothing."""

    def get_password(self, _service: str, _name: str) -> str | None:
        return None

    def set_password(self, _service: str, _name: str, _value: str) -> None:
        return None


class Sint:
    """A key store that fails in its own words."""

    def get_password(self, _service: str, _name: str) -> str | None:
        raise RuntimeError("Prompt dismissed")

    def set_password(self, _service: str, _name: str, _value: str) -> None:
        raise OSError("no bus")


@pytest.mark.parametrize(
    ("ring", "state"),
    [(IngenNoekkelring(), Ringtilstand.FINNES_IKKE), (MinneNoekkelring(), Ringtilstand.MANGLER)],
)
def test_no_key_store_is_told_apart_from_one_that_has_nothing(ring: Noekkelring, state: Ringtilstand) -> None:
    assert ring.get("enhet") == no_answer(state)


def test_what_is_put_can_be_read_back_until_it_is_emptied() -> None:
    ring = MinneNoekkelring()

    assert ring.put("enhet", "abc")
    assert ring.get("enhet") == answer("abc")
    ring.empty()
    assert ring.get("enhet") == answer(None)


@pytest.mark.parametrize(("backend", "state"), [(Glemsk, Ringtilstand.MANGLER), (Sint, Ringtilstand.TIER)])
def test_a_key_store_that_forgets_or_fails_keeps_nothing_and_raises_nothing(backend: type, state: Ringtilstand) -> None:
    ring = Systemnoekkelring(load=backend)

    assert ring.get("enhet") == no_answer(state)
    assert not ring.put("enhet", "abc")
    assert not IngenNoekkelring().put("enhet", "abc")


def test_a_key_store_that_hangs_is_left_after_the_limit_and_not_asked_again() -> None:
    hanging = Hengende()
    ring = Systemnoekkelring(limit=0.1, load=lambda: hanging)
    started = time.monotonic()

    assert ring.get("enhet") == no_answer(Ringtilstand.TIER)
    assert ring.get("anker") == no_answer(Ringtilstand.TIER)
    assert not ring.put("anker", "1:abc")
    assert time.monotonic() - started < 1
    assert hanging.asked == 1


def test_no_user_file_can_choose_the_backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`keyringrc.cfg` could name a class in any folder and have it run."""
    planted = tmp_path / "python_keyring"
    planted.mkdir()
    planted.joinpath("keyringrc.cfg").write_text(
        f"[backend]\ndefault-keyring=stjeler.Ring\nkeyring-path={tmp_path}\n", encoding="utf-8"
    )
    tmp_path.joinpath("stjeler.py").write_text("open('stjaalet', 'w')\nclass Ring: ...\n", encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/ingen")
    monkeypatch.chdir(tmp_path)

    assert Systemnoekkelring().get("enhet") == no_answer(Ringtilstand.FINNES_IKKE)
    assert not (tmp_path / "stjaalet").exists()
