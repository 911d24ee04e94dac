"""What the operating system tells about the machine itself: one module per system behind one port."""

from __future__ import annotations

import sys

if sys.platform == "linux":
    from ui.system.linux import LinuxEvents as SystemEvents
elif sys.platform == "win32":
    from ui.system.windows import WindowsEvents as SystemEvents
elif sys.platform == "darwin":
    from ui.system.macos import MacEvents as SystemEvents
else:
    from ui.system.port import MachineEvents as SystemEvents

__all__ = ["SystemEvents"]
