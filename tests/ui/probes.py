"""Probes for any widget: names, Tab, contrast, focus ring, clipping. Each returns what is wrong, as words.

`tests/ui/test_probes.py` plants a fault for each and demands that it is found.
"""

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QRadioButton, QWidget

from ui.theme import Look, Scheme, Wishes
from ui.widgets.text import Prose

_ROLE = QAccessible.Role
_ACTIVE = {
    _ROLE.Button, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.EditableText, _ROLE.ComboBox, _ROLE.SpinBox, _ROLE.Slider,
    _ROLE.Table, _ROLE.Tree, _ROLE.List, _ROLE.PageTabList, _ROLE.Link, _ROLE.ButtonMenu,
}  # fmt: skip


def page_faults(window: QWidget, look: Look) -> list[str]:
    """All that keeps a page from being heard, walked with the keyboard and read in both colours."""
    found = [] if headings(window) else ["no heading"]
    found += missing_names(window) + tab_faults(window) + order_faults(window) + ring_faults(window)
    found += contrast_faults(window)
    look.wish(Wishes(Scheme.DARK))
    QApplication.processEvents()
    return found + [f"dark: {one}" for one in contrast_faults(window)]


def missing_names(root: QWidget) -> list[str]:
    """Return every control that can be focused and has no name for a screen reader."""
    return [
        f"{type(one.object()).__name__} ({one.role().name}) has no name"
        for one in _tree(QAccessible.queryAccessibleInterface(root))
        if one.state().focusable and one.role() in _ACTIVE and not one.text(QAccessible.Text.Name).strip()
    ]


def headings(root: QWidget) -> list[str]:
    """Return the texts that a screen reader is told are headings."""
    found = _tree(QAccessible.queryAccessibleInterface(root))
    return [one.text(QAccessible.Text.Name) for one in found if one.role() == _ROLE.Heading]


def tab_faults(window: QWidget) -> list[str]:
    """Walk with Tab from the first stop; return what holds the focus for ever and what is never reached.

    A group of radio buttons is one stop: arrows move inside it.
    """
    window.activateWindow()
    expected = tab_stops(window)
    if not expected:
        return []
    expected[0].setFocus()
    seen: list[QWidget] = []
    for _ in range(3 * len(expected) + 10):
        focus = QApplication.focusWidget()
        if focus is None:
            return ["Tab leads out of the window"]
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is focus and len(expected) > 1:
            return [f"{_say(focus)} swallows Tab"]
    return [f"{_say(one)} is never reached" for one in expected if one not in seen and not _in_reached_group(one, seen)]


def order_faults(window: QWidget) -> list[str]:
    """Return neighbours in the Tab order that stand above or before the one they follow, by more than a line.

    Only a step up that stays in the same column counts: going to the next column may go up.
    """
    stops = tab_stops(window)
    faults = []
    for before, after in pairwise(stops):
        a, b = _rect_in(before, window), _rect_in(after, window)
        overlap = min(a.right(), b.right()) - max(a.left(), b.left())
        if b.bottom() < a.top() and overlap > 0 and before.parentWidget() is after.parentWidget():
            faults.append(f"{_say(after)} stands above {_say(before)} but comes after it")
    return faults


def tab_stops(window: QWidget) -> list[QWidget]:
    """Return what Tab should reach, in the order that Qt keeps."""
    stops = []
    one = window.nextInFocusChain()
    while one is not None and one is not window:
        takes_tab = (one.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
        if takes_tab and one.isVisibleTo(window) and one.isEnabled() and one.focusProxy() is None:
            stops.append(one)
        one = one.nextInFocusChain()
    return stops


def contrast_faults(root: QWidget, least: float = 4.5) -> list[str]:
    """Grab every visible text and return those whose ink is too near their ground."""
    faults = []
    picture = root.grab().toImage()
    for one in root.findChildren(QWidget):
        if not isinstance(one, QLabel | QAbstractButton) or not one.text().strip() or not one.isVisibleTo(root):
            continue
        area = _rect_in(one, root).intersected(picture.rect())
        if _is_seen(one, root, area):
            ratio = text_contrast(picture.copy(area))
            if ratio < least:
                faults.append(f"{_say(one)}: {ratio:.1f}")
    return faults


def text_contrast(image: QImage) -> float:
    """Return the ratio between the commonest colour (the ground) and the one furthest from it (the ink)."""
    inner = image.rect().adjusted(4, 3, -4, -3) if min(image.width(), image.height()) > 16 else image.rect()
    count = Counter(_pixels(image.copy(inner)))
    ground = QColor(max(count, key=lambda pixel: count[pixel]))
    return max(ratio(QColor(pixel), ground) for pixel in count)


def ring_faults(window: QWidget, least: float = 2.0) -> list[str]:
    """Return every Tab stop whose focus changes less than a 2 px ring's worth of pixels by 3:1."""
    faults = []
    for one in tab_stops(window):
        thickness = ring_thickness(window, one)
        if thickness < least:
            faults.append(f"{_say(one)}: ring {thickness:.1f} px")
    return faults


def ring_thickness(window: QWidget, one: QWidget) -> float:
    """Return how thick the change is that focus makes round a widget, in pixels."""
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    one.setFocus(Qt.FocusReason.TabFocusReason)  # scrolls it into sight before either picture
    one.clearFocus()
    area = _rect_in(one, window).adjusted(-6, -6, 6, 6)
    before = _pixels(window.grab(area).toImage())
    one.setFocus(Qt.FocusReason.TabFocusReason)
    after = _pixels(window.grab(area).toImage())
    pairs = Counter((old, new) for old, new in zip(before, after, strict=True) if old != new)
    changed = sum(count for (old, new), count in pairs.items() if ratio(QColor(old), QColor(new)) >= 3)
    return changed / (2 * (one.width() + one.height()))


def clipping_faults(root: QWidget) -> list[str]:
    """Return texts that do not get the room they need, and pieces that stick out of the window at the right."""
    faults = []
    for one in root.findChildren(QWidget):
        if not isinstance(one, QLabel | QAbstractButton) or not one.text().strip() or not one.isVisibleTo(root):
            continue
        if isinstance(one, QLabel) and one.hasHeightForWidth():
            needed = one.heightForWidth(one.width())
            widest = max((one.fontMetrics().horizontalAdvance(word) for word in one.text().split()), default=0)
            if one.height() + 1 < needed or (one.width() + 1 < widest and not isinstance(one, Prose)):
                faults.append(f"{_say(one)} is cut: {one.width()}x{one.height()}, needs {widest}x{needed}")
        elif one.width() + 1 < one.minimumSizeHint().width() or one.height() + 1 < one.minimumSizeHint().height():
            faults.append(f"{_say(one)} is cut: {one.size().toTuple()} of {one.minimumSizeHint().toTuple()}")
        if _rect_in(one, root).right() > root.width():
            faults.append(f"{_say(one)} sticks out at the right")
    return faults


def ratio(a: QColor, b: QColor) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1)."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _pixels(image: QImage) -> list[int]:
    """Return every pixel as 0xAARRGGBB: reading them one by one through Qt takes seconds a screen."""
    return array("I", image.convertToFormat(QImage.Format.Format_RGB32).constBits().tobytes()).tolist()


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _tree(one: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if one is None or not one.isValid() or one.state().invisible:
        return
    yield one
    for index in range(one.childCount()):
        yield from _tree(one.child(index))


def _in_reached_group(one: QWidget, seen: list[QWidget]) -> bool:
    if not isinstance(one, QAbstractButton):
        return False
    group = one.group()
    if group is not None:
        return group.exclusive() and any(mate in seen for mate in group.buttons())
    mates = one.parentWidget().findChildren(QRadioButton) if one.autoExclusive() else []
    return any(mate in seen for mate in mates)


def _is_seen(one: QWidget, root: QWidget, area: QRect) -> bool:
    """Tell whether nothing lies over it or scrolled it away."""
    if area.width() < 8 or area.height() < 8:
        return False
    visible = one.visibleRegion().boundingRect()
    return visible.height() >= one.height() - 1 and visible.width() >= one.width() - 1 and root.isVisible()


def _rect_in(one: QWidget, root: QWidget) -> QRect:
    return QRect(one.mapTo(root, QPoint(0, 0)), one.size())


def _say(one: QWidget) -> str:
    words = one.text() if isinstance(one, QLabel | QAbstractButton) else one.accessibleName()
    return f"{type(one).__name__} «{words[:40]}»"
