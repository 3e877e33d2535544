"""What the recognition of danger and of names learns from shares nothing with what they are measured with."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from virtual_school.content.read import read_yaml
from virtual_school.measuring.near_copies import near_copies
from virtual_school.settings import CHECKOUT

LEARNT = {
    "urgency": sorted((CHECKOUT / "virtual_school/urgency").glob("*examples.yml")),
    "masking": [*sorted((CHECKOUT / "virtual_school/privacy").glob("*examples.yml")), CHECKOUT / "evaluation/masking_tuning.yml", CHECKOUT / "evaluation/tuning_names.yml"],
}
MEASURED = {"urgency": ("urgency_urgent", "urgency_harmless", "further_danger"), "masking": ("masking_personal", "masking_harmless", "further_addresses", "more_addresses", "further_names")}
_MARK = re.compile(r"\[([^\]]*)\]\((\w+)\)")


def texts(found: Any) -> Iterator[str]:
    """Give every text in what a YAML file holds, without the marks of names."""
    if isinstance(found, str):
        yield _MARK.sub(r"\1", found)
    elif isinstance(found, dict):
        for part in [found["text"]] if "text" in found else found.values():
            yield from texts(part)
    elif isinstance(found, list):
        for part in found:
            yield from texts(part)


@pytest.mark.parametrize("what", LEARNT)
def test_what_is_learnt_and_what_is_measured_share_no_near_copy(what: str) -> None:
    # Only the side that may be read is shown: whoever adds examples does not read the texts held back.
    learnt = [text for path in LEARNT[what] for text in texts(read_yaml(path))]
    measured = [text for name in MEASURED[what] for text in texts(read_yaml(CHECKOUT / f"evaluation/{name}.yml"))]
    assert len(learnt) > 1000 and len(measured) > 1000
    assert near_copies(learnt, measured) == [], "Reword or take out these; leave the evaluation as it is."
