"""The evaluation's figures, with their uncertainty, as JSON for machines and as a page with pictures for people."""
from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader

from virtual_school.content.read import read_content
from virtual_school.measuring import pictures
from virtual_school.measuring.evaluation import ESCALATE, TWO, TWO_QUESTIONS, Case, Verdict
from virtual_school.measuring.nearest_example import with_nearest_examples
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

Results = list[tuple[Case, Verdict]]

_pages = Environment(loader=PackageLoader("virtual_school.measuring"), autoescape=True, trim_blocks=True, lstrip_blocks=True)


def share(count: int, of: int) -> dict[str, float | int]:
    """Return ``count`` of ``of`` as a share with Wilson's 95 % interval (Wilson 1927)."""
    if not of:
        return {"count": 0, "of": 0, "share": 0.0, "low": 0.0, "high": 0.0}
    p, spread = count / of, Z * Z / of
    middle, width = p + spread / 2, Z * math.sqrt(p * (1 - p) / of + spread / (4 * of))
    low, high = max(0.0, (middle - width) / (1 + spread)), min(1.0, (middle + width) / (1 + spread))
    return {"count": count, "of": of, "share": p, "low": low, "high": high}


def share_of(counts: dict[str, int], verdict: Verdict) -> dict[str, float | int]:
    """Return what became of a row's questions, by their counts, as a share."""
    return share(counts.get(verdict, 0), sum(counts.values()))


_pages.filters["share_of"] = share_of


class OtherContentError(RuntimeError):
    """What answered the questions was not made of the content that the report would be about."""


def check_release(found: dict[str, Any]) -> None:
    """Raise ``OtherContentError`` unless the release in ``figures`` was made of the content in them."""
    if not str(found["release"]).endswith(found["content_sha256"][:8]):
        raise OtherContentError(
            f"The assistant that answered runs release {found['release']}, "
            "which was not made of the content in this folder. "
            "Run `python -m virtual_school train`, stop the assistant that runs (or restart it), and evaluate again."
        )


def figures(
    cases: list[Case], verdicts: list[Verdict], replies: list[dict[str, Any]], content: Path, at: datetime
) -> dict[str, Any]:
    """Return everything that the report and the system card say, ready for JSON.

    ``replies`` are those of the website's API, in the order of ``cases``; ``content`` is the folder that was trained on.
    """
    results = list(zip(cases, verdicts, strict=True))
    wrong = [(case, reply) for case, result, reply in zip(cases, verdicts, replies, strict=True) if result == "wrong"]
    return {
        "at": at.isoformat(timespec="minutes"),
        "release": next((reply["release"] for reply in replies if reply.get("release")), None),
        "content_sha256": content_sha256(content),
        "overall": overall(results, replies),
        "by_answer": _counted(results, _row),
        "by_kind": by_kind(results),
        "by_asker": _counted(_answerable(results), lambda case: case.asker),
        "confusions": _confusions(wrong, content),
        "mistakes": [
            {"question": case.text, "expected": case.expect, "answered": reply["answers"][0]["id"]} for case, reply in wrong
        ],
    }


def overall(results: Results, replies: list[dict[str, Any]]) -> dict[str, dict[str, float | int]]:
    """Return the figures that come first, each a share with its interval."""
    answerable = [result for _, result in _answerable(results)]
    late = [reply["outcome"] for reply in replies].count("unavailable")
    return {
        "right, of the answerable": share(answerable.count("right"), len(answerable)),
        "offered among choices, of the answerable": share(answerable.count("offered"), len(answerable)),
        "sent to the phone line, of the answerable": share(answerable.count("escalated"), len(answerable)),
        "one of two questions answered, of the answerable": share(answerable.count("partly"), len(answerable)),
        "wrong, of the answerable": share(answerable.count("wrong"), len(answerable)),
        "wrong, of all": share(sum(result == "wrong" for _, result in results), len(results)),
        **{f"{scope} out of scope, answered all the same": _answered(results, scope) for scope in SCOPES},
        "not answered in time, of all": share(late, len(results)),
    }


def by_kind(results: Results) -> dict[str, dict[str, int]]:
    """Return the counts of the answerable questions by their kind."""
    return _counted(_answerable(results), lambda case: case.kind)


def write_report(settings: Settings, found: dict[str, Any], content: Path, folder: Path) -> None:
    """Write ``figures.json``, ``report.html`` and its pictures into ``folder``; raise ``TrainingError`` without pictures.

    ``content`` is what was trained on: each mistake is shown with the example that it was taken for, the worst first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    mistakes = with_nearest_examples(settings, found["mistakes"], content)
    found = {**found, "mistakes": mistakes[:WORST_LISTED]}
    (folder / "figures.json").write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")
    wanted = [*_pictures(found, folder), *_calibration_pictures(settings.data_dir / "calibration.json", folder)]
    pictures.draw(settings, wanted)
    drawn = {Path(one["path"]).stem for one in wanted}
    page = _pages.get_template("report.html").render(found=found, drawn=drawn)
    (folder / "report.html").write_text(page, "utf-8")


def _pictures(found: dict[str, Any], folder: Path) -> Iterator[dict[str, Any]]:
    for name, (rows, title) in DRAWN.items():
        yield {"picture": "shares", "path": str(folder / f"{name}.png"), "rows": found[rows], "title": title}
    if beside := found.get("beside_default"):
        columns = {name: _drawn_beside(column) for name, column in beside["columns"].items()}
        yield {"picture": "beside", "path": str(folder / "beside.png"), "columns": columns}


def _drawn_beside(column: dict[str, Any]) -> dict[str, dict[str, float | int]]:
    kinds = {f"right, {kind}": share_of(counts, "right") for kind, counts in column["by_kind"].items()}
    return {**column["overall"], **kinds}


def _calibration_pictures(calibration: Path, folder: Path) -> list[dict[str, Any]]:
    """Return those of the last ``calibrate``; none before the first."""
    if not calibration.is_file():
        return []
    chosen = json.loads(calibration.read_text("utf-8"))
    series = {"as trained": chosen["reliability_before"], "with the temperature": chosen["reliability"]}
    return [
        {"picture": "reliability", "path": str(folder / "reliability.png"), "series": series},
        {"picture": "trade", "path": str(folder / "trade.png"), "calibration": chosen},
    ]


def _answerable(results: Results) -> Results:
    return [(case, result) for case, result in results if case.answers]


def _row(case: Case) -> str:
    if TWO in case.expect:
        return TWO_QUESTIONS
    return f"escalate: {case.scope}" if case.expect == ESCALATE else case.expect


def _answered(results: Results, scope: str) -> dict[str, float | int]:
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
