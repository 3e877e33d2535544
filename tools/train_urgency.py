"""Train the classifier of ``virtual_school/urgency`` and write its weights. Run in Rasa's environment: `make urgency-model`.

Danger is learnt from urgency/examples.yml, its absence from urgency/harmless_examples.yml and from the examples of the FAQs.
Same texts, same weights. The texts in evaluation/ take no part.
"""
from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from virtual_school.urgency.features import DAMPING, piece_features, word_features  # noqa: E402
from virtual_school.urgency.words import bare_words  # noqa: E402

URGENCY = CHECKOUT / "virtual_school/urgency"
SEEN_AT_LEAST = 2  # times; what stands in one example only teaches nothing
STRENGTH = 30.0  # inverse of the regularisation, chosen by five-fold cross-validation
SMALLEST = 0.02  # lighter weights are left out

Words = list[list[str]]


def _read(path: Path) -> dict[str, object]:
    found: dict[str, object] = YAML(typ="safe").load(path.read_text("utf-8"))
    return found


def _faq_examples() -> list[str]:
    intents = [item for item in _read(CHECKOUT / "data/nlu.yml")["nlu"] if item.get("intent", "out_of_scope") != "out_of_scope"]  # type: ignore[attr-defined]
    lines = [line.strip() for item in intents for line in item["examples"].splitlines()]
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]


def _all_words(words: list[str]) -> list[str]:
    return [feature for position in range(len(words)) for feature in word_features(words, position)]


def _all_pieces(words: list[str]) -> list[str]:
    return [feature for word in words for feature in piece_features(word)]


def _matrix(texts: Words, features: Callable[[list[str]], list[str]]) -> tuple[csr_matrix, list[str]]:
    """Return one row a text, each feature weighing the inverse root of their damped number, and the features' names."""
    found = [features(words) for words in texts]
    counts = Counter(feature for of_text in found for feature in set(of_text))
    names = sorted(feature for feature, count in counts.items() if count >= SEEN_AT_LEAST)
    column = {name: number for number, name in enumerate(names)}
    cells = [
        (row, column[feature], (len(of_text) + DAMPING) ** -0.5)
        for row, of_text in enumerate(found)
        for feature in of_text
        if feature in column
    ]
    rows, columns, values = zip(*cells, strict=True)
    return csr_matrix((values, (rows, columns)), shape=(len(texts), len(names))), names


def _kept(names: list[str], weights: np.ndarray) -> dict[str, float]:
    return {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= SMALLEST}


def _kinds(urgent: Words, kinds: list[str]) -> dict[str, dict[str, float]]:
    """Return by kind of danger what each word says for it."""
    alone, names = _matrix(urgent, list)
    fit = LogisticRegression(C=STRENGTH / 3, max_iter=500, random_state=0).fit(alone, kinds)
    return {kind: _kept(names, weights) for kind, weights in zip(fit.classes_, fit.coef_, strict=True)}


def main() -> None:
    by_kind: dict[str, list[object]] = _read(URGENCY / "examples.yml")["urgent"]  # type: ignore[assignment]
    kinds = [kind for kind, texts in by_kind.items() for _ in texts]
    urgent = [bare_words(str(text)).split() for texts in by_kind.values() for text in texts]
    others: list[object] = _read(URGENCY / "harmless_examples.yml")["not_urgent"]  # type: ignore[assignment]
    harmless = [bare_words(str(text)).split() for text in [*others, *_faq_examples()]]
    words, word_names = _matrix(urgent + harmless, _all_words)
    pieces, piece_names = _matrix(urgent + harmless, _all_pieces)
    labels = [1] * len(urgent) + [0] * len(harmless)
    fit = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(hstack([words, pieces]).tocsr(), labels)
    weights = fit.coef_[0]
    of_words = _kept(word_names, weights[: len(word_names)])
    of_pieces = _kept(piece_names, weights[len(word_names) :])
    model = {
        "bias": round(float(fit.intercept_[0]), 2),
        "words": of_words,
        "pieces": of_pieces,
        "kinds": _kinds(urgent, kinds),
    }
    (URGENCY / "weights.json").write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", "utf-8")
    print(f"{len(urgent)} urgent and {len(harmless)} other texts: {len(of_words)} words, {len(of_pieces)} pieces.")


if __name__ == "__main__":
    main()
