"""Train the classifier of ``virtual_school/urgency`` and write its weights. Run in Rasa's environment: `make urgency-model`.

Danger is learnt from the three files of urgent examples in urgency/, its absence from the three of harmless ones and from the
examples of the FAQs: once by words (weights.json), once by meaning (second_look.npz). Same texts, same weights. The texts in evaluation/ take no part.
"""
from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from ruamel.yaml import YAML
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from fit_networks import fit_networks  # noqa: E402

from virtual_school.measuring.typos import with_typos  # noqa: E402
from virtual_school.reading import as_read, own_encoder  # noqa: E402
from virtual_school.urgency.features import DAMPING, piece_features, word_features, words_and_pairs  # noqa: E402
from virtual_school.urgency.parts import LONG, parts  # noqa: E402
from virtual_school.urgency.words import bare_words, without_numbers  # noqa: E402

URGENCY = CHECKOUT / "virtual_school/urgency"
SEEN_AT_LEAST = 3  # times; what stands in one or two examples only teaches nothing
STRENGTH = 30.0  # inverse of the regularisation, chosen by five-fold cross-validation
SMALLEST = 0.02  # lighter weights are left out
STRENGTH_OF_CARDS = 10.0  # likewise
BESIDE = 20  # words that a text has at most beside another one
PARTS_OF_ONE = 4  # of a long harmless text
# Of the networks, chosen by three-fold cross-validation on the files others_*.yml; several weigh together against chance.
UNITS, EPOCHS, NETWORKS = 128, 20, 6

FRAMES = (
    "hello i am {name} {text}", "My name is {name}. {text}", "{text} - {name}", "{text} from {name}", "{text} many thanks",
    "Good morning, {text}", "this is about {name} in year {year}. {text}", "re {name}: {text}", "{name} year {year} {text}",
    "{text} he goes to {name} Primary", "{text} She is in Year {year} at {name} Academy.", "its {name} again {text}",
    "{text} can someone ring me please", "{text} who do I speak to", "I foster {name}, {year} years old. {text}",
    "{text} please help me with this", "{text} (this is {name}, foster carer)", "hi, quick question about {name}. {text}",
    "{text} her name is {name}", "{text} his name is {name} by the way", "Dear team, {text} Kind regards, {name}",
    "{text} my number is 07700 900{year}00", "{text} ring me on 077009000{year}0", "{name}, 01632 960{year}00. {text}",
    "{text} {name} 07700900{year}0 thanks", "re case 4410{year}72: {text}", "{text} dob 12/0{year}/2014",
)  # fmt: skip

Words = list[list[str]]
Example = tuple[str, str, str | None]  # a text, where it stands or its way of saying it, its kind of danger


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


def _matrix(texts: Words, features: Callable[[list[str]], list[str]], own: int) -> tuple[csr_matrix, list[str]]:
    """Return one row a text, each feature weighing the inverse root of their damped number, and the features' names.

    Features are those of the first ``own`` texts: what was only put around them shall not count as known words.
    """
    found = [features(words) for words in texts]
    counts = Counter(feature for of_text in found[:own] for feature in set(of_text))
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
    alone, names = _matrix(urgent, list, len(urgent))
    fit = LogisticRegression(C=STRENGTH / 3, max_iter=500, random_state=0).fit(alone, kinds)
    return {kind: _kept(names, weights) for kind, weights in zip(fit.classes_, fit.coef_, strict=True)}


def labelled() -> list[Example]:
    """Return every text that is learnt from, with where it stands and its kind of danger, ``None`` for none."""
    urgent: list[Example] = []
    for kind, texts in _read(URGENCY / "examples.yml")["urgent"].items():  # type: ignore[attr-defined]
        urgent += [(str(text), "examples", kind) for text in texts]
    for name in ("more_examples", "others_examples"):
        for kind, ways in _read(URGENCY / f"{name}.yml")["urgent"].items():  # type: ignore[attr-defined]
            urgent += [(str(text), way, kind) for way, texts in ways.items() for text in texts]
    harmless: list[Example] = [
        (str(text), name, None)
        for name in ("harmless_examples", "more_harmless_examples", "others_harmless_examples")
        for text in _read(URGENCY / f"{name}.yml")["not_urgent"]  # type: ignore[attr-defined]
    ]
    # What is asked most counts twice.
    return urgent + harmless + 2 * [(text, "faqs", None) for text in _faq_examples()]


def _names(file: str) -> list[str]:
    lines = (URGENCY.parent / "privacy" / file).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def framed_too(examples: list[Example]) -> list[Example]:
    """Return ``examples`` and each once more with a name, a school or a courtesy around it, which say nothing about danger."""
    chance = random.Random(1)  # noqa: S311
    usual, all_names = (_names(name) for name in ("usual_names.txt", "given_names.txt"))
    framed = []
    for text, way, kind in examples:
        name = chance.choice(usual if chance.random() < 0.5 else all_names).title()
        frame = chance.choice(FRAMES).format(text=text, name=name if chance.random() < 0.5 else name.lower(), year=chance.randint(1, 13))
        framed.append((frame, way, kind))
    return examples + framed


def misspelt_too(examples: list[Example]) -> list[Example]:
    """Return ``examples`` and each once more with a slip or two: danger is often typed in a hurry, and so are other questions."""
    chance = random.Random(0)  # noqa: S311 (repeatable, not secret)
    return examples + [(with_typos(text, 1 + number % 2, chance), way, kind) for number, (text, way, kind) in enumerate(examples)]


def with_parts(examples: list[Example]) -> list[Example]:
    """Return ``examples`` and parts of the long harmless ones: a part of a worried story sounds otherwise than the whole."""
    chance = random.Random(2)  # noqa: S311
    of_long = [parts(text) for text, _, kind in examples if kind is None and len(text.split()) > LONG]
    some = [chance.sample(all_parts, min(PARTS_OF_ONE, len(all_parts))) for all_parts in of_long]
    return examples + [(part, "part", None) for of_one in some for part in of_one]


def mixed(examples: list[Example]) -> list[Example]:
    """Return the urgent ones of ``examples`` beside a harmless one each, as danger is often told, and as many harmless pairs."""
    chance = random.Random(2)  # noqa: S311
    short = [text for text, _, kind in examples if kind is None and len(text.split()) < BESIDE]
    told = [(_beside(text, chance.choice(short), chance), way, kind) for text, way, kind in examples if kind]
    pairs = [_beside(one, other, chance) for one, other in (chance.sample(short, 2) for _ in told)]
    return told + [(pair, "pair", None) for pair in pairs]


def _beside(text: str, other: str, chance: random.Random) -> str:
    both = [one if one[-1] in ".!?" or chance.random() < 0.4 else f"{one}." for one in chance.sample([text, other], 2)]
    return " ".join(both)


def fitted(examples: list[Example], own: int) -> dict[str, Any]:
    """Return the weights learnt from ``examples``, of which the first ``own`` are as somebody wrote them."""
    texts = [bare_words(without_numbers(text)).split() for text, _, _ in examples]
    words, word_names = _matrix(texts, _all_words, own)
    pieces, piece_names = _matrix(texts, _all_pieces, own)
    labels = [kind is not None for _, _, kind in examples]
    fit = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(hstack([words, pieces]).tocsr(), labels)
    weights = fit.coef_[0]
    urgent = [(text, kind) for text, (_, _, kind) in zip(texts, examples, strict=True) if kind]
    return {
        "bias": round(float(fit.intercept_[0]), 2),
        "words": _kept(word_names, weights[: len(word_names)]),
        "pieces": _kept(piece_names, weights[len(word_names) :]),
        "kinds": _kinds([text for text, _ in urgent], [kind for _, kind in urgent]),
    }


def who_writes(texts: dict[str, list[str]]) -> dict[str, Any]:
    """Return what words and pairs of words say for each card, learnt from ``texts`` by their cards."""
    labels = [card for card, of_card in texts.items() for _ in of_card]
    words = [bare_words(without_numbers(text)).split() for of_card in texts.values() for text in of_card]
    matrix, names = _matrix(words, words_and_pairs, len(words))
    fit = LogisticRegression(C=STRENGTH_OF_CARDS, max_iter=2000).fit(matrix, labels)
    bias = dict(zip(fit.classes_, np.round(fit.intercept_, 2).tolist(), strict=True))
    return {"bias": bias, "words": {card: _kept(names, weights) for card, weights in zip(fit.classes_, fit.coef_, strict=True)}}


def main() -> None:
    taught = labelled()
    examples = with_parts(framed_too(taught))
    model = fitted(examples, len(taught))
    (URGENCY / "weights.json").write_text(json.dumps(model, indent=0, sort_keys=True) + "\n", "utf-8")
    asked = misspelt_too(examples) + mixed(taught)
    labels = [kind is not None for _, _, kind in asked]
    embeddings = own_encoder(threads=2).encode([as_read(text) for text, _, _ in asked])
    layers = fit_networks(embeddings, labels, UNITS, EPOCHS, NETWORKS)
    np.savez_compressed(URGENCY / "second_look.npz", **layers)  # type: ignore[arg-type]
    cards = who_writes(_read(URGENCY / "who_writes.yml"))  # type: ignore[arg-type]
    (URGENCY / "who_writes.json").write_text(json.dumps(cards, sort_keys=True) + "\n", "utf-8")
    urgent = sum(kind is not None for _, _, kind in taught)
    print(f"{urgent} urgent and {len(taught) - urgent} other texts: {len(model['words'])} words, {len(model['pieces'])} pieces.")


if __name__ == "__main__":
    main()
