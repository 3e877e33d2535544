"""The limits reach config.yml, and nothing else in it changes."""
from __future__ import annotations

from virtual_school.measuring.calibration import write_limits
from virtual_school.settings import CHECKOUT


def test_limits_are_written_and_the_rest_stays(tmp_path) -> None:
    config = tmp_path / "config.yml"
    before = (CHECKOUT / "config.yml").read_text("utf-8")
    config.write_text(before, "utf-8")
    write_limits(config, {"limits": {"sureness": 0.123, "similarity": 0.456}, "evidence": {"lead": 7.5}, "temperature": 1.5})
    old, new = before.splitlines(), config.read_text("utf-8").splitlines()
    assert len(old) == len(new)
    changed = [line.strip() for line, earlier in zip(new, old, strict=True) if line != earlier]
    assert changed == ["temperature: 1.5", "sureness: 0.123", "evidence: {lead: 7.5}", "similarity: 0.456"]
