"""The window: the only part that imports Qt."""

from ui.none_guard import keep_none_alive

keep_none_alive()  # before the first call into Qt; see there
