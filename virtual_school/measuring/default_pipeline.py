"""Rasa's default pipeline beside ours: trained on the same content and asked the same questions, in one run.

Only config.yml differs. Both are asked by the website's own path, with the look-ups and our policies, so that one function
judges both.
"""
from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from virtual_school.clock import now
from virtual_school.measuring.evaluation import Case, ask_cases, verdict
from virtual_school.measuring.parsing import parse
from virtual_school.measuring.report import by_kind, overall
from virtual_school.publishing.release import Release, copy_content
from virtual_school.publishing.train import Progress, make_release
from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT, Settings

PIPELINE = Path(__file__).with_name("rasa_default.yml")
OURS, DEFAULT = "ours", "Rasa's default"
EPOCHS = 100  # Rasa's own
# On two cores that do nothing else, with 5,200 examples: everything but the default one's epochs, and each of them.
MINUTES, SECONDS_AN_EPOCH = 6, 50.0


@dataclass(frozen=True)
class Measured:
    """What became of the evaluation questions with one pipeline, in their order, and what it took."""

    replies: list[dict[str, Any]]  # the website's
    milliseconds: list[float]  # to understand each, one at a time
    training_seconds: float


def measure(settings: Settings, cases: list[Case], epochs: int, progress: Progress) -> dict[str, Measured]:
    """Train both pipelines from nothing on this checkout's content and ask them ``cases``.

    ``epochs`` is the default one's. Raises ``TrainingError`` when one cannot be trained.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contents = {OURS: CHECKOUT, DEFAULT: default_content(folder / "content", epochs)}
        stages = {OURS: (0.0, 0.05, 0.1), DEFAULT: (0.1, 0.85, 0.95)}
        releases: dict[str, tuple[Release, float]] = {}
        replies: dict[str, list[dict[str, Any]]] = {}
        for pipeline, content in contents.items():
            own, (start, trained, asked) = alone(settings, folder / pipeline), stages[pipeline]
            releases[pipeline] = train(own, content, _within(progress, pipeline, start, trained))
            replies[pipeline] = asyncio.run(ask_cases(own, cases, _within(progress, pipeline, trained, asked)))
        progress("Asking both in turn, one question at a time", 0.96)
        parsed = parse(settings, [release.model for release, _ in releases.values()], [case.text for case in cases])
    times = {pipeline: [one["ms"] for one in found] for pipeline, found in zip(contents, parsed, strict=True)}
    return {name: Measured(replies[name], times[name], releases[name][1]) for name in contents}


def how_long(epochs: int) -> str:
    """Return what to expect, for the person who waits."""
    minutes = round(MINUTES + epochs * SECONDS_AN_EPOCH / 60)
    return (
        f"Rasa's default pipeline is trained too, for {epochs} epochs: about {minutes} minutes on two cores, longer when "
        "other work runs. Ctrl-C gives it up; an assistant that runs is left alone."
    )


def side_by_side(cases: list[Case], measured: Mapping[str, Measured], epochs: int) -> dict[str, Any]:
    """Return the figures of both for the report, ready for JSON."""
    return {
        "epochs": epochs,
        "cores": os.cpu_count(),
        "columns": {name: _column(cases, one) for name, one in measured.items()},
    }


def default_content(folder: Path, epochs: int) -> Path:
    """Copy this checkout's content into ``folder`` with Rasa's default pipeline in place of ours."""
    copy_content(CHECKOUT, folder)
    pipeline = PIPELINE.read_text("utf-8").replace(f"epochs: {EPOCHS}", f"epochs: {epochs}")
    (folder / "config.yml").write_text(pipeline, "utf-8")
    return folder


def alone(settings: Settings, data_dir: Path) -> Settings:
    """Return the settings of an assistant that shares nothing with the one that may be running."""
    store = f"sqlite:///{data_dir / 'virtual_school.sqlite3'}"
    return replace(settings, data_dir=data_dir, database_url=store, website_port=free_ports(1)[0])


def train(settings: Settings, content: Path, progress: Progress) -> tuple[Release, float]:
    """Return the release made of ``content``, and the seconds it took, Rasa's own start included."""
    started = time.monotonic()
    return make_release(settings, content, now(), "to be measured", progress), time.monotonic() - started


def _column(cases: list[Case], measured: Measured) -> dict[str, Any]:
    results = [(case, verdict(case, reply)) for case, reply in zip(cases, measured.replies, strict=True)]
    return {
        "training_seconds": measured.training_seconds,
        "milliseconds": percentiles(measured.milliseconds),
        "overall": overall(results, measured.replies),
        "by_kind": by_kind(results),
    }


def percentiles(milliseconds: list[float]) -> dict[str, float]:
    """Return p50 and p95 of at least two times."""
    return {"p50": statistics.median(milliseconds), "p95": statistics.quantiles(milliseconds, n=20)[-1]}


def _within(progress: Progress, name: str, low: float, high: float) -> Progress:
    """Return a progress that fills only the stretch from ``low`` to ``high``, with the pipeline's name before each step."""
    return lambda what, done: progress(f"{name}: {what}", low + (high - low) * done)
