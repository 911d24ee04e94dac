"""Which control a question is answered with."""

from __future__ import annotations

from helseansvarlig.domain.skjema import Punkttype
from ui.answers import Control, control_of
from ui.screens.kartlegging.controls import (
    AnswerControl,
    ChecksControl,
    ListControl,
    NoControl,
    TextControl,
    TilesControl,
    WordsAlone,
)
from ui.screens.kartlegging.file_control import FileControl
from ui.screens.kartlegging.model import Row, RowKind

_KINDS: dict[Control, type[AnswerControl]] = {
    Control.TILES: TilesControl,
    Control.SCALE: TilesControl,
    Control.LIST: ListControl,
    Control.CHECKS: ChecksControl,
    Control.LINE: TextControl,
    Control.AREA: TextControl,
    Control.FILE: FileControl,
    Control.NONE: NoControl,
}


def make_control(shown: Row, spraak: str, name: str) -> AnswerControl:
    """Return the control for a question, showing its answer."""
    if shown.kind is RowKind.BEHIND:
        return WordsAlone(shown, spraak, name)
    kind = control_of(shown.punkt)
    if shown.punkt.type is Punkttype.AAPENT_VALG and kind is not Control.CHECKS and kind is not Control.NONE:
        made: AnswerControl = TextControl(shown, spraak, name)
    else:
        made = _KINDS[kind](shown, spraak, name)
    made.show_row(shown)
    return made
