"""Choose the abstainer's limits: by cross-validation on the training data, and on questions that were held back.

    .venv-bot/bin/python -m bot.calibrate --content DIR --held-back FILE --wrong 0.01 --json FILE

``python -m virtual_school calibrate`` runs this and writes what it finds into config.yml. Same data, same figures.
"""
from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from ruamel.yaml import YAML
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from bot.abstainer import AMBIGUOUS, NOT_ANSWERED, Limits, decide
from bot.candidate import OUT_OF_SCOPE
from bot.scoring import FOLDS, SEED, Pipeline, Scored, expectation, out_of_fold
from bot.sureness import evidence, sureness
from sentence_encoder.encoder import SentenceEncoder
from sentence_encoder.weights import convert_weights

SURENESSES = tuple(round(0.40 + 0.02 * step, 2) for step in range(30))
SIMILARITIES = (0.3, 0.4, 0.45, 0.5)
LEADS = (0.0, 0.05, 0.1, 0.15)
SAME = 1e-6  # spread below which a piece of evidence is the same for all: what is left is rounding
TAUGHT_WEIGHT = 0.2  # how much an example counts beside a question held back, where the evidence is weighed


@dataclass(frozen=True)
class Share:
    """What becomes of a set of questions; ``answerable`` and ``all`` are counts, the others too."""

    all: int
    answerable: int
    right: int
    offered: int
    wrong: int

    @property
    def wrong_rate(self) -> float:
        return self.wrong / self.all


def share(questions: Iterable[Scored], limits: Limits, never_offered: frozenset[str]) -> Share:
    """Count what becomes of ``questions`` with ``limits``."""
    counts: Counter[str] = Counter()
    for question in questions:
        name = decide(
            question.ranking, question.out_of_scope_similarity, question.sureness, limits, never_offered=never_offered
        )
        counts["all"] += 1
        counts["answerable"] += bool(question.expected)
        if name not in NOT_ANSWERED:
            counts["right" if name in question.expected else "wrong"] += 1
        elif name == AMBIGUOUS:
            counts["offered"] += bool(question.expected & {candidate.name for candidate in question.ranking[:3]})
    return Share(counts["all"], counts["answerable"], counts["right"], counts["offered"], counts["wrong"])


def weigh(held_back: list[Scored], taught: list[Scored]) -> dict[str, float]:
    """Return the weights of the evidence that tell best which questions would be answered rightly (``sureness``).

    ``taught``, the cross-validated examples, lie thick along the borders between answers: they count less.
    """
    asked = [question for question in (*held_back, *taught) if question.ranking[0].name != OUT_OF_SCOPE]
    from_held_back = sum(question.ranking[0].name != OUT_OF_SCOPE for question in held_back)
    counts = np.where(np.arange(len(asked)) < from_held_back, 1.0, TAUGHT_WEIGHT)
    pieces = [evidence(question.ranking, question.out_of_scope_similarity, question.wording) for question in asked]
    table = np.array([list(piece.values()) for piece in pieces])
    spread = table.std(axis=0)
    scale = np.where(spread > SAME, spread, 1.0)  # a piece that is the same for all says nothing, and stays as it is
    right = [question.is_right for question in asked]
    model = LogisticRegression(max_iter=1000).fit(table / scale, right, sample_weight=counts)
    weights = dict(zip(pieces[0], (model.coef_[0] / scale).tolist(), strict=True))
    return {name: round(value, 4) for name, value in {"intercept": float(model.intercept_[0]), **weights}.items()}


def with_sureness(questions: list[Scored], weights: dict[str, float]) -> list[Scored]:
    """Return ``questions`` with what ``weights`` make of their evidence."""
    return [
        replace(one, sureness=sureness(one.ranking, one.out_of_scope_similarity, one.wording, weights)) for one in questions
    ]


def with_sureness_out_of_fold(questions: list[Scored], taught: list[Scored]) -> list[Scored]:
    """Return ``questions``, each with the sureness that weights fitted on others give it."""
    weighed = list(questions)
    for kept, held in KFold(FOLDS, shuffle=True, random_state=SEED).split(questions):
        weights = weigh([questions[index] for index in kept], taught)
        for index, one in zip(held, with_sureness([questions[i] for i in held], weights), strict=True):
            weighed[index] = one
    return weighed


def with_temperature(questions: list[Scored], temperature: float) -> list[Scored]:
    """Return ``questions`` with confidences as a softmax of that temperature would give them."""
    warmed = []
    for question in questions:
        logs = np.log(np.maximum([c.confidence for c in question.ranking], 1e-12)) / temperature
        confidences = np.exp(logs - logs.max())
        confidences /= confidences.sum()
        ranking = [replace(c, confidence=float(p)) for c, p in zip(question.ranking, confidences, strict=True)]
        warmed.append(replace(question, ranking=ranking))
    return warmed


def best_temperature(questions: list[Scored], labels: list[str]) -> float:
    """Return the temperature that makes the labels most likely (Guo et al. 2017)."""
    logs = [np.log(np.maximum([c.confidence for c in question.ranking], 1e-12)) for question in questions]
    true = [[c.name for c in question.ranking].index(label) for question, label in zip(questions, labels, strict=True)]

    def surprise(temperature: float) -> float:
        scaled = [row / temperature for row in logs]
        return float(np.mean([np.logaddexp.reduce(row) - row[index] for row, index in zip(scaled, true, strict=True)]))

    return round(float(minimize_scalar(surprise, bounds=(0.3, 3.0), method="bounded").x), 2)


def reliability(questions: list[Scored], labels: list[str], bins: int = 10) -> list[dict[str, float]]:
    """Return, for each tenth of confidence, how many questions fell in it, their mean confidence and how many were right."""
    first = [question.ranking[0] for question in questions]
    best = [(candidate.confidence, candidate.name == label) for candidate, label in zip(first, labels, strict=True)]
    result = []
    for number in range(bins):
        inside = [(c, ok) for c, ok in best if min(int(c * bins), bins - 1) == number]
        if inside:
            confidence, right = np.mean(inside, axis=0)
            result.append({"questions": len(inside), "confidence": float(confidence), "right": float(right)})
    return result


def choose(
    taught: list[Scored], held_back: list[Scored], start: Limits, never_offered: frozenset[str], most_wrong: float
) -> tuple[Limits, Share, Share]:
    """Return the limits that answer most, and what becomes of both sets of questions with them.

    Of ``held_back`` at most ``most_wrong`` of all may be answered wrongly, and that with 95 % certainty: the upper end of
    Wilson's interval counts. ``taught`` (cross-validated) lies thick along the borders between answers, so that it cannot
    state a rate; it says what is reached. When no limits fit, those with the fewest wrong answers are returned.
    """
    best: tuple[tuple[bool, float], Limits, Share, Share] | None = None
    for sure, similarity, lead in product(SURENESSES, SIMILARITIES, LEADS):
        limits = replace(start, sureness=sure, similarity=similarity, out_of_scope_lead=lead)
        of_held, of_taught = share(held_back, limits, never_offered), share(taught, limits, never_offered)
        fits = upper_bound(of_held.wrong, of_held.all) <= most_wrong
        reached = sum((one.right + 0.5 * one.offered - one.wrong) / one.answerable for one in (of_held, of_taught))
        rank = (fits, reached if fits else -of_held.wrong_rate)
        if best is None or rank > best[0]:
            best = (rank, limits, of_taught, of_held)
    assert best is not None
    return best[1:]


def upper_bound(count: int, of: int) -> float:
    """Return the upper end of Wilson's one-sided 95 % interval for a share (Wilson 1927)."""
    z = 1.645
    p, spread = count / of, z * z / of
    return float((p + spread / 2 + z * np.sqrt(p * (1 - p) / of + spread / (4 * of))) / (1 + spread))


def curve(questions: list[Scored], limits: Limits, never_offered: frozenset[str]) -> Iterator[dict[str, float]]:
    """Yield what becomes of ``questions`` at every sureness, the other limits as chosen."""
    for sure in (*(0.05 * step for step in range(1, 20)), 0.97, 0.98, 0.99):
        found = share(questions, replace(limits, sureness=sure), never_offered)
        yield {"sureness": sure, "right": found.right / found.answerable, "wrong": found.wrong_rate}


def tell(what: str, done: float) -> None:
    print(f"PROGRESS {done:.2f} {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--content", type=Path, required=True, help="the folder of config.yml and data/nlu.yml")
    parser.add_argument("--held-back", type=Path, required=True, help="questions that nothing was taught")
    parser.add_argument("--wrong", type=float, default=0.01, help="the largest share of wrong answers")
    parser.add_argument("--json", type=Path, required=True, help="where to write what was found")
    arguments = parser.parse_args()
    found = calibrated(arguments.content, arguments.held_back, arguments.wrong)
    arguments.json.write_text(json.dumps(found, indent=1), "utf-8")


def calibrated(content: Path, held_back: Path, most_wrong: float) -> dict[str, Any]:
    """Return the chosen limits with their figures and the points of the pictures, ready for JSON."""
    yaml = YAML(typ="safe")
    config = yaml.load((content / "config.yml").read_text("utf-8"))
    settings = next(part for part in config["pipeline"] if part["name"].endswith("Abstainer"))
    examples = RasaYAMLReader().read(str(content / "data" / "nlu.yml")).intent_examples
    texts, labels = [m.get(TEXT) for m in examples], [m.get(INTENT) for m in examples]
    held = [case for case in yaml.load(held_back.read_text("utf-8")) if not case.get("after")]
    tell("Turning the examples into numbers", 0.02)
    with tempfile.TemporaryDirectory() as folder:
        convert_weights(Path(folder))
        pipeline = Pipeline(config, SentenceEncoder(Path(folder), threads=2))
        taught = out_of_fold(pipeline, texts, labels, lambda what, done: tell(what, 0.1 + 0.6 * done))
        tell("Scoring the questions held back", 0.75)
        pipeline.fit(texts, pipeline.embed(texts), labels)
        kept = pipeline.score([case["text"] for case in held], [expectation(case["expect"]) for case in held])
    temperature = best_temperature(taught, labels)
    raw = reliability(taught, labels)
    taught, kept = with_temperature(taught, temperature), with_temperature(kept, temperature)
    weights = weigh(kept, taught)
    taught, kept = with_sureness(taught, weights), with_sureness_out_of_fold(kept, taught)
    names = ("sureness", "similarity", "out_of_scope_lead", "choice_confidence", "choice_margin", "choice_similarity")
    never_offered = frozenset(settings["never_offered"])
    tell("Choosing the limits", 0.85)
    start = Limits(**{name: settings[name] for name in names})
    limits, of_taught, of_kept = choose(taught, kept, start, never_offered, most_wrong)
    return {
        "most_wrong": most_wrong,
        "temperature": temperature,
        "limits": asdict(limits),
        "evidence": weights,
        "cross_validation": asdict(of_taught),
        "held_back": asdict(of_kept),
        "reliability_before": raw,
        "reliability": reliability(taught, labels),
        "curves": {
            "cross-validation on the examples": list(curve(taught, limits, never_offered)),
            "questions held back": list(curve(kept, limits, never_offered)),
        },
    }


if __name__ == "__main__":
    main()
