"""AVX-512 is used where the processor has all of it that CTranslate2 wants, and nowhere else."""
from __future__ import annotations

from pathlib import Path

import pytest

from virtual_school.processor import encoder_environment


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ("fpu avx2 avx512f avx512dq avx512cd avx512bw avx512vl avx512_vnni", {"CT2_FORCE_CPU_ISA": "AVX512"}),
        ("fpu avx2 avx512f avx512cd", {}),
        ("fpu avx avx2", {}),
    ],
    ids=["all of it", "a part of it", "none"],
)
def test_what_the_processor_has_decides(tmp_path: Path, flags: str, found: dict[str, str]) -> None:
    cpu_info = tmp_path / "cpuinfo"
    cpu_info.write_text(f"processor\t: 0\nmodel name\t: Some\nflags\t\t: {flags}\nbugs\t\t: none\n")
    assert encoder_environment(cpu_info) == found


def test_where_nothing_is_known_nothing_is_asked_for(tmp_path: Path) -> None:
    assert encoder_environment(tmp_path / "none") == {}
    (tmp_path / "cpuinfo").write_text("processor : 0\nFeatures : fp asimd\n")
    assert encoder_environment(tmp_path / "cpuinfo") == {}
