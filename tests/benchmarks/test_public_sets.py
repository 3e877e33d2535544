"""The public sets measure our pipeline and not a part of it."""
from __future__ import annotations

from benchmarks.public_sets import measured_config
from virtual_school.content.read import read_yaml
from virtual_school.settings import CHECKOUT


def test_every_step_up_to_the_classifier_is_measured() -> None:
    steps = [part["name"] for part in read_yaml(CHECKOUT / "config.yml")["pipeline"]]
    classifier = next(number for number, name in enumerate(steps) if name.endswith(".IntentClassifier"))
    assert [part["name"] for part in measured_config()["pipeline"]] == steps[: classifier + 1]
