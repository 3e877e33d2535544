"""No core dumps: a crash must not write to a disk what people typed, which stands in a process's memory."""
from __future__ import annotations

import resource


def switch_off() -> None:
    """Let the kernel write no core file of this process, nor of any that it starts; nothing can switch that on again."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
