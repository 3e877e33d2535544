"""The evaluation's figures, with their uncertainty, as JSON for machines and as a page with pictures for people."""
from __future__ import annotations

import difflib
import json
import math
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader

from virtual_school.content.read import read_content, read_yaml
from virtual_school.measuring import pictures
from virtual_school.measuring.evaluation import ESCALATE, TWO, TWO_QUESTIONS, Case, Verdict
from virtual_school.publishing.release import content_sha256
from virtual_school.settings import Settings

Z = 1.96  # for 95 %
WORST_LISTED = 40
SCOPES = ("near", "far", "urgent")
DRAWN = {
    "answers": ("by_answer", "By what should have been answered"),
    "kinds": ("by_kind", "By kind of question (answerable ones)"),
    "askers": ("by_asker", "By who asks (answerable ones)"),
}

_pages = Environment(loader=PackageLoader("virtual_school.measuring"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def share(count: int, of: int) -> dict[str, float | int]:
    """Return ``count`` of ``of`` as a share with Wilson's 95 % interval (Wilson 1927)."""
    if not of:
        return {"count": 0, "of": 0, "share": 0.0, "low": 0.0, "high": 0.0}
    p, spread = count / of, Z * Z / of
    middle, width = p + spread / 2, Z * math.sqrt(p * (1 - p) / of + spread / (4 * of))
    low, high = max(0.0, (middle - width) / (1 + spread)), min(1.0, (middle + width) / (1 + spread))
    return {"count": count, "of": of, "share": p, "low": low, "high": high}


def figures(
    cases: list[Case], verdicts: list[Verdict], replies: list[dict[str, Any]], content: Path, at: datetime
) -> dict[str, Any]:
    """Return everything that the report and the system card say, ready for JSON.

    ``replies`` are those of the website's API, in the order of ``cases``; ``content`` is the folder that was trained on.
    """
    results = list(zip(cases, verdicts, strict=True))
    answerable = [result for case, result in results if case.answers]
    wrong = [(case, reply) for case, result, reply in zip(cases, verdicts, replies, strict=True) if result == "wrong"]
    return {
        "at": at.isoformat(timespec="minutes"),
        "release": next((reply["release"] for reply in replies if reply.get("release")), None),
        "content_sha256": content_sha256(content),
        "overall": {
            "right, of the answerable": share(answerable.count("right"), len(answerable)),
            "offered among choices, of the answerable": share(answerable.count("offered"), len(answerable)),
            "sent to the phone line, of the answerable": share(answerable.count("escalated"), len(answerable)),
            "wrong, of all": share(verdicts.count("wrong"), len(verdicts)),
            **{f"{scope} out of scope, answered all the same": _answered(results, scope) for scope in SCOPES},
        },
        "by_answer": _counted(results, _row),
        "by_kind": _counted([pair for pair in results if pair[0].answers], lambda case: case.kind),
        "by_asker": _counted([pair for pair in results if pair[0].answers], lambda case: case.asker),
        "confusions": _confusions(wrong, content),
        "mistakes": [_mistake(case, reply, content) for case, reply in wrong[:WORST_LISTED]],
    }


def write_report(settings: Settings, found: dict[str, Any], folder: Path) -> None:
    """Write ``figures.json``, ``report.html`` and its pictures into ``folder``; raise ``TrainingError`` without pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "figures.json").write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")
    wanted: list[dict[str, Any]] = [
        {"picture": "shares", "path": str(folder / f"{name}.png"), "rows": found[rows], "title": title}
        for name, (rows, title) in DRAWN.items()
    ]
    calibration = settings.data_dir / "calibration.json"
    if calibration.is_file():
        chosen = json.loads(calibration.read_text("utf-8"))
        series = {"as trained": chosen["reliability_before"], "with the temperature": chosen["reliability"]}
        wanted += [
            {"picture": "reliability", "path": str(folder / "reliability.png"), "series": series},
            {"picture": "trade", "path": str(folder / "trade.png"), "calibration": chosen},
        ]
    pictures.draw(settings, wanted)
    drawn = [Path(one["path"]).name for one in wanted]
    page = _pages.get_template("report.html").render(found=found, pictures=drawn)
    (folder / "report.html").write_text(page, "utf-8")


def _row(case: Case) -> str:
    if TWO in case.expect:
        return TWO_QUESTIONS
    return f"escalate: {case.scope}" if case.expect == ESCALATE else case.expect


def _answered(results: list[tuple[Case, Verdict]], scope: str) -> dict[str, float | int]:
    inside = [result for case, result in results if case.expect == ESCALATE and case.scope == scope]
    return share(inside.count("wrong"), len(inside))


def _counted(results: Iterable[tuple[Case, Verdict]], key: Callable[[Case], str]) -> dict[str, dict[str, int]]:
    rows: dict[str, Counter[str]] = {}
    for case, result in results:
        rows.setdefault(key(case), Counter())[result] += 1
    return {name: dict(counts) for name, counts in rows.items()}


def _confusions(wrong: list[tuple[Case, dict[str, Any]]], content: Path) -> list[dict[str, Any]]:
    titles = {faq_id: faq.title or faq_id for faq_id, faq in read_content(content).faqs.items()}
    pairs = Counter((case.expect, reply["answers"][0]["id"]) for case, reply in wrong)
    return [
        {"asked": titles.get(asked, "none of ours"), "answered": titles.get(answered, answered), "times": times}
        for (asked, answered), times in pairs.most_common()
    ]


def _mistake(case: Case, reply: dict[str, Any], content: Path) -> dict[str, Any]:
    given = reply["answers"][0]["id"]
    examples = _examples(content, given)

    def alike(example: str) -> float:
        return difflib.SequenceMatcher(None, case.text.lower(), example.lower()).ratio()

    nearest = max(examples, key=alike, default="")
    return {"question": case.text, "expected": case.expect, "answered": given, "example_in_like_words": nearest}


def _examples(content: Path, intent: str) -> list[str]:
    for entry in read_yaml(content / "data/nlu.yml")["nlu"]:
        if entry.get("intent") == intent:
            return [line.removeprefix("- ") for line in entry["examples"].splitlines()]
    return []
