"""The window: the only part that imports Qt."""

from ui.immortal import keep_singletons_alive

keep_singletons_alive()  # before the first call into Qt; see there
