"""Read from the kernel how much of its memory a process may leave on a disk."""
from __future__ import annotations

from pathlib import Path


def core_limit(pid: int) -> tuple[str, str]:
    """Return how many bytes of a core dump the process may write, now and at the most."""
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    soft, hard = next(line for line in lines if line.startswith("Max core file size")).split()[4:6]
    return soft, hard
