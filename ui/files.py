"""Asking where a file goes or comes from, without stopping the window, and writing and reading what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from helseansvarlig.errors import BugError, disk_errors
from ui.i18n import tr


def ask_where_to_save(parent: QWidget, suggested: str, kind: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to write, such as `kind` = «PDF (*.pdf)»; `chosen` is called only when one was picked."""
    dialog = QFileDialog(parent, tr("Lagre som"), str(Path.home() / suggested), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return _open(dialog, chosen)


def ask_for_file(parent: QWidget, kind: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to read."""
    dialog = QFileDialog(parent, tr("Velg fil"), str(Path.home()), kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, chosen)


def ask_for_folder(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder, such as a memory stick."""
    dialog = QFileDialog(parent, tr("Velg mappe"), str(Path.home()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, chosen)


def _open(dialog: QFileDialog, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def write_file(path: Path, data: bytes) -> None:
    """Write what somebody asked to save. Raises `disk_full`, `mappe_skrivebeskyttet`, `disk_feil`."""
    with disk_errors():
        path.write_bytes(data)


def write_new_file(path: Path, data: bytes) -> Path:
    """Write what goes along with a chosen file, under the first free name; return which. Raises as `write_file`.

    Nobody was asked about this name, so nothing that has it already is written over.
    """
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    with disk_errors():
        for own in chain([path], numbered):
            try:
                file = own.open("xb")
            except FileExistsError:
                continue
            with file:
                file.write(data)
            return own
    raise BugError("there is always a free number")


def read_file(path: Path, most: int) -> bytes:
    """Return a file somebody chose, cut just past `most` bytes for its reader to refuse. Raises as `write_file`."""
    with disk_errors(), path.open("rb") as file:
        return file.read(most + 1)
