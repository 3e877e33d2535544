"""Pictures of figures, as PNG files: here, since matplotlib comes with Rasa. Colours differ in lightness too."""
from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

BLUE, ORANGE, GREEN, RED, GREY, YELLOW = "#1d70b8", "#f47738", "#00703c", "#d4351c", "#b1b4b6", "#ffdd00"
LINES = {"questions held back": BLUE, "cross-validation on the examples": ORANGE}


@contextmanager
def _picture(path: Path, width: float = 7.0, height: float = 4.2) -> Iterator[Axes]:
    figure = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    yield axes
    figure.savefig(path, dpi=120)


def trade(calibration: dict[str, Any], path: Path) -> None:
    """Draw the trade of ``bot/calibrate.py``: how many are answered rightly against how many wrongly."""
    with _picture(path) as axes:
        for name, points in calibration["curves"].items():
            wrong, right = [point["wrong"] for point in points], [point["right"] for point in points]
            axes.plot(wrong, right, marker="o", markersize=3, color=LINES[name], label=name)
        for name, counts in zip(LINES, ("held_back", "cross_validation"), strict=True):
            found = calibration[counts]
            wrong, right = found["wrong"] / found["all"], found["right"] / found["answerable"]
            axes.plot(wrong, right, "D", color=LINES[name], markersize=9)
        axes.axvline(calibration["most_wrong"], color=GREY, linestyle="--", label="most wrong allowed (held back)")
        axes.set(
            title="Asking to be surer: fewer wrong answers, fewer right ones\n(the diamond is what was chosen)",
            xlabel="answered wrongly, of all",
            ylabel="answered rightly, of the answerable",
        )
        axes.xaxis.set_major_formatter(PercentFormatter(1.0, decimals=1))
        axes.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
        axes.legend(loc="lower right", frameon=False)


def reliability(series: dict[str, list[dict[str, float]]], path: Path) -> None:
    """Draw how often it is right against how sure it says it is; a perfect one lies on the diagonal.

    ``series`` maps a label to bins of ``questions``, ``confidence`` and ``right`` (0 to 1).
    """
    with _picture(path, 5.2, 4.6) as axes:
        axes.plot([0, 1], [0, 1], color=GREY, linestyle="--", label="perfect")
        for (name, bins), colour in zip(series.items(), (BLUE, ORANGE), strict=False):
            axes.plot([b["confidence"] for b in bins], [b["right"] for b in bins], marker="o", color=colour, label=name)
        axes.set(title="Is it as right as it is sure?", xlabel="confidence", ylabel="share of right answers")
        axes.xaxis.set_major_formatter(PercentFormatter(1.0))
        axes.yaxis.set_major_formatter(PercentFormatter(1.0))
        axes.legend(loc="upper left", frameon=False)


def shares(rows: dict[str, dict[str, int]], path: Path, title: str) -> None:
    """Draw one bar a row, divided into right, offered, escalated and wrong; ``rows`` maps a label to counts."""
    colours = {"right": GREEN, "partly": YELLOW, "offered": BLUE, "escalated": GREY, "wrong": RED}
    names = list(rows)[::-1]
    with _picture(path, 7.5, 1.2 + 0.3 * len(names)) as axes:
        left = [0.0] * len(names)
        for verdict, colour in colours.items():
            widths = [rows[name].get(verdict, 0) / max(1, sum(rows[name].values())) for name in names]
            axes.barh(names, widths, left=left, color=colour, label=verdict)
            left = [start + width for start, width in zip(left, widths, strict=True)]
        axes.set(title=title, xlim=(0, 1), ylim=(-0.6, len(names) - 0.4))
        axes.xaxis.set_major_formatter(PercentFormatter(1.0))
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.3 / (0.3 * len(names) + 0.6)), ncol=5, frameon=False)


def beside(columns: dict[str, dict[str, dict[str, float]]], path: Path) -> None:
    """Draw each row of two pipelines as two bars, one below the other, with the ends of its interval.

    ``columns`` maps a pipeline to its rows: a label to ``share``, ``low`` and ``high`` (0 to 1).
    """
    names = list(next(iter(columns.values())))
    with _picture(path, 8.5, 1.2 + 0.42 * len(names)) as axes:
        for number, ((pipeline, rows), colour) in enumerate(zip(columns.items(), (BLUE, ORANGE), strict=True)):
            places = [place + 0.4 * number for place in range(len(names))]
            values = [rows[name]["share"] for name in names]
            ends = [
                [max(0.0, rows[name]["share"] - rows[name]["low"]) for name in names],
                [max(0.0, rows[name]["high"] - rows[name]["share"]) for name in names],
            ]
            axes.barh(places, values, height=0.38, xerr=ends, capsize=2, color=colour, ecolor="#0b0c0c", label=pipeline)
        axes.set_yticks([place + 0.2 for place in range(len(names))], names)
        axes.set(title="Side by side, with 95 % intervals", xlim=(0, 1), ylim=(len(names) - 0.3, -0.5))
        axes.xaxis.set_major_formatter(PercentFormatter(1.0))
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.02), ncol=2, frameon=False)


DRAWN: dict[str, Callable[..., None]] = {"trade": trade, "reliability": reliability, "shares": shares, "beside": beside}


def main() -> None:
    """Draw the pictures that a JSON list on standard input asks for: ``{"picture", "path", …}``."""
    for wanted in json.load(sys.stdin):
        DRAWN[wanted.pop("picture")](path=Path(wanted.pop("path")), **wanted)


if __name__ == "__main__":
    main()
