"""Train what tells names from words, and write its weights. Run in Rasa's environment: `make names-model`.

A classifier of words and their neighbours (name_weights.json), and networks of what a word means beside the others (names_by_meaning.npz).

Names are learnt from the marked texts of virtual_school/privacy/name_examples.yml, more_name_examples.yml,
others_name_examples.yml and evaluation/masking_tuning.yml, with the names in them exchanged for others; what is none from their harmless texts and from the
examples of the FAQs, with words in them exchanged for words that are also names. Same texts, same weights. With --folds, every fifth text is left out in turn and what was found in it is counted; nothing is written.
The texts that masking is measured with in the end take no part.
"""
from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fit_networks import fit_networks
from ruamel.yaml import YAML
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

CHECKOUT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(CHECKOUT))

from sentence_encoder.encoder import SentenceEncoder, WordPieces  # noqa: E402
from virtual_school.networks import Layers, log_odds  # noqa: E402
from virtual_school.privacy.about_somebody import WordWeights, about_somebody, ordinary  # noqa: E402
from virtual_school.privacy.name_features import features, features_after, may_be_name, seen  # noqa: E402
from virtual_school.privacy.names import WEIGHTS, Model, candidates, named_words, strangers  # noqa: E402
from virtual_school.privacy.phrases import nobodys  # noqa: E402
from virtual_school.privacy.seen_by_networks import seen_by_networks  # noqa: E402
from virtual_school.privacy.tokens import Token, manner, tokens  # noqa: E402
from virtual_school.privacy.word_classes import class_of  # noqa: E402
from virtual_school.privacy.words_and_names import BOTH, COMMON, FAMILY, GIVEN, kind_of_word  # noqa: E402
from virtual_school.reading import own_encoder  # noqa: E402

PRIVACY = CHECKOUT / "virtual_school/privacy"
MARKED = re.compile(r"\[([^\]]*)\]\((\w+)\)")
# Left out in turn by --folds: written as people write, not for one word or the other.
TUNED_WITH = (CHECKOUT / "evaluation/masking_tuning.yml", PRIVACY / "more_name_examples.yml", PRIVACY / "others_name_examples.yml")
HIDDEN = ("email", "phone", "nhs", "upn", "nino", "case_number", "social_handle", "url", "postcode", "address", "dob", "school")
FOLDS = 5
COPIES = 6  # of every text with names, each with other names
ROUNDS = 2  # of every harmless text, each with another word that is also a name
STRENGTH = 0.3
ABOUT_NOBODY = -1
PUBLIC_COPIES = 3
WORD_STRENGTH = 0.5
SEEN_AT_LEAST = 3
SMALLEST = 0.03
UNITS, EPOCHS, NETWORKS = 64, 15, 2  # of the networks; twice the units gain nothing
OTHER_NAMES = 2  # copies of a text with names that they learn from
AT_ONCE = 20_000  # texts read at once, for the memory


RowsOf = Callable[["Example", WordPieces], tuple[np.ndarray, list[bool]]]


@dataclass(frozen=True)
class Example:
    """A text, and where a name stands in it."""

    text: str
    spans: tuple[tuple[int, int], ...]


def read_marked(line: str, kind: str = "name", hidden: Collection[str] = HIDDEN) -> Example:
    """Return the text of a marked line and where ``kind`` stands in it; what is hidden before names are looked for is zeros."""
    text, spans, end = "", [], 0
    for found in MARKED.finditer(line):
        text += line[end : found.start()]
        inside = found.group(1)
        if found.group(2) in hidden:
            inside = re.sub(r"\S", "0", inside)
        if found.group(2) == kind:
            spans.append((len(text), len(text) + len(found.group(1))))
        text += inside
        end = found.end()
    return Example(text + line[end:], tuple(spans))


def _yaml(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = YAML(typ="safe").load(path.read_text("utf-8"))
    return found


NAMED_FAQ = re.compile(r"\b(?:kai|amira|dee|taylor swift|keith|leo|tara)\b", re.IGNORECASE)


def faq_examples() -> list[str]:
    lines = [line.strip() for item in _yaml(CHECKOUT / "data/nlu.yml")["nlu"] for line in str(item.get("examples", "")).splitlines()]  # type: ignore[attr-defined]
    texts = [re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", line[2:]) for line in lines if line.startswith("- ")]
    return [text for text in texts if not NAMED_FAQ.search(text)]


PURE = sorted(name for name in GIVEN if kind_of_word(name) == "given")
OURS = sorted(name for line in (PRIVACY / "more_names.txt").read_text("utf-8").splitlines() if not line.startswith("#") for name in line.split() if len(name) > 2 and kind_of_word(name) == "given")
AMBIGUOUS = sorted(BOTH)
SURNAMES = sorted(FAMILY - COMMON.keys())
WORDY = sorted(word for word in FAMILY if COMMON.get(word, 0) > 0)


def _strange(name: str, chance: random.Random) -> str:
    """Return a name that no list holds, made of another one."""
    for _ in range(5):
        at = chance.randrange(1, len(name))
        name = name[:at] + chance.choice("aeiouhlnrysz") + name[at + chance.randrange(2) :]
        if name not in GIVEN and name not in COMMON:
            break
    return name


def _other(word: str, first: bool, chance: random.Random) -> str:
    if len(word) < 3 or re.search(r"[.'\d]", word):
        return word
    luck = chance.random()
    if not first:
        name = chance.choice(SURNAMES if luck < 0.5 else WORDY if luck < 0.75 else OURS)
    elif luck < 0.45:
        name = chance.choice(OURS)
    elif luck < 0.6:
        name = chance.choice(PURE)
    elif luck < 0.8:
        name = chance.choice(AMBIGUOUS)
    else:
        name = _strange(chance.choice(OURS), chance)
    return name.upper() if word.isupper() else name.title() if word[0].isupper() else name


def with_other_names(example: Example, chance: random.Random) -> Example:
    known: dict[str, str] = {}
    text, spans, end = "", [], 0
    for start, stop in example.spans:
        text += example.text[end:start]
        parts = re.split(r"([\s-]+)", example.text[start:stop])
        new = "".join(known.setdefault(part, _other(part, number == 0, chance)) if number % 2 == 0 else part for number, part in enumerate(parts))
        spans.append((len(text), len(text) + len(new)))
        text += new
        end = stop
    changed = Example(text + example.text[end:], tuple(spans))
    luck = chance.random()
    return recased(changed, str.lower) if luck < 0.35 else recased(changed, str.upper) if luck < 0.4 else changed


def recased(example: Example, change: object) -> Example:
    text = change(example.text)  # type: ignore[operator]
    return Example(text, example.spans) if len(text) == len(example.text) else example


def with_a_word(example: Example, chance: random.Random) -> Example:
    """Return a harmless text where a word that is also a name stands for a thing."""
    places = [(m.start(1), m.end(1)) for m in re.finditer(r"\b(?:a|an|no|the|of|my) ([a-z]{3,})", example.text)]
    if not places or re.search("[A-Z]{3}", example.text):
        return example
    place = chance.choice(places)
    word = chance.choice(AMBIGUOUS)
    if example.text[place[0] - 3 : place[0]] in ("he ", " a ", "an ") and chance.random() < 0.3:
        word = word.title()
    return Example(example.text[: place[0]] + word + example.text[place[1] :], ())


def with_a_first_word(example: Example, chance: random.Random) -> Example:
    """Return a harmless text that begins with a word that is also a name, where a thing follows: "Olive fruit ends in Year 3"."""
    first = re.match(r"([A-Z][a-z]{2,}) ([a-z]{3,})", example.text)
    if not first or not re.match(r"(?:ing|ly|tion|ment|ness)?\d$", class_of(first.group(2))) or kind_of_word(first.group(1).lower()) != "word":
        return example
    return Example(chance.choice(AMBIGUOUS).title() + example.text[first.end(1) :], ())


def with_other_public_names(example: Example, about: WordWeights, chance: random.Random) -> Example:
    """Return a harmless text, about nobody in the asker's life, where another name stands for each name that everybody knows."""
    found = tokens(example.text)
    nobody = nobodys(found)
    if about_somebody(found, about) > ABOUT_NOBODY:
        return example
    text, end = "", 0
    for position, token in enumerate(found):
        if token.kind == "given" or (position in nobody and token.kind in ("family", "unknown", "both")):
            text += example.text[end : token.start] + _other(token.word, first=position == 0 or position - 1 not in nobody, chance=chance)
            end = token.end
    return Example(text + example.text[end:], ())


def rows(example: Example, about: WordWeights) -> Iterator[tuple[str, bool]]:
    """Give the features of every word that may be a name, and whether it is one."""
    found = tokens(example.text)
    inside = [any(start < token.end and token.start < stop for start, stop in example.spans) for token in found]
    written, nobody = manner(found), nobodys(found)
    text = seen(found, written, strangers(found), about_somebody(found, about), bool(nobody))
    for position, token in enumerate(found):
        if position not in nobody and may_be_name(token, found[position - 1] if position else None, written):
            yield "\n".join(features(text, position) + features_after(text, position, position > 0 and inside[position - 1])), inside[position]


def word_weights(personal: Sequence[Example], harmless: Sequence[Example]) -> WordWeights:
    """Return what each ordinary word says of whether a text names somebody."""
    texts = [ordinary(tokens(example.text)) for example in (*personal, *harmless)]
    vectorizer = CountVectorizer(analyzer=sorted, min_df=SEEN_AT_LEAST, binary=True)
    matrix = vectorizer.fit_transform(texts)
    named = [bool(example.spans) for example in personal] + [False] * len(harmless)
    fit = LogisticRegression(C=WORD_STRENGTH, class_weight="balanced", solver="liblinear", random_state=0).fit(matrix, named)
    weights = {word: round(float(weight), 2) for word, weight in zip(vectorizer.get_feature_names_out(), fit.coef_[0], strict=True) if abs(weight) >= SMALLEST}
    return WordWeights(weights, round(float(fit.intercept_[0]), 2))


def changed(personal: Sequence[Example], harmless: Sequence[Example], about: WordWeights, chance: random.Random) -> list[Example]:
    """Return the texts and what is made of them with other names and other words."""
    texts = list(personal) + [with_other_names(example, chance) for example in personal for _ in range(COPIES)]
    texts += [recased(example, str.lower) for example in personal]
    texts += list(harmless) + [recased(e, chance.choice([str.lower, str.lower, str.title, str.upper])) for e in harmless]
    texts += [with_other_public_names(example, about, chance) for example in harmless for _ in range(PUBLIC_COPIES)]
    return texts + [change(example, chance) for example in harmless for change in (with_a_word, with_a_first_word) for _ in range(ROUNDS)]


def fitted(personal: Sequence[Example], harmless: Sequence[Example]) -> Model:
    chance = random.Random(5)  # noqa: S311  the same weights each time
    found: list[tuple[str, bool]] = []
    for fold in range(FOLDS):  # what a text is about is told by the words of the others
        about = word_weights([e for n, e in enumerate(personal) if n % FOLDS != fold], [e for n, e in enumerate(harmless) if n % FOLDS != fold])
        found += [row for example in changed(personal[fold::FOLDS], harmless[fold::FOLDS], about, chance) for row in rows(example, about)]
    vectorizer = CountVectorizer(analyzer=str.splitlines, min_df=SEEN_AT_LEAST, binary=True)
    matrix = vectorizer.fit_transform([row for row, _ in found])
    fit = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0).fit(matrix, [is_name for _, is_name in found])
    weights = {name: round(float(weight), 2) for name, weight in zip(vectorizer.get_feature_names_out(), fit.coef_[0], strict=True) if abs(weight) >= SMALLEST}
    return Model(weights, round(float(fit.intercept_[0]), 2), word_weights(personal, harmless))


def for_networks(personal: Sequence[Example], harmless: Sequence[Example], about: WordWeights) -> list[Example]:
    """Return the texts that the networks learn from, and some made of them with other names and other words."""
    chance = random.Random(3)  # noqa: S311
    texts = list(personal) + [with_other_names(example, chance) for example in personal for _ in range(OTHER_NAMES)]
    texts += [recased(example, str.lower) for example in personal]
    texts += list(harmless) + [recased(e, chance.choice([str.lower, str.lower, str.title, str.upper])) for e in harmless]
    texts += [with_other_public_names(example, about, chance) for example in harmless]
    return texts + [with_a_word(example, chance) for example in harmless]


def rows_of_names(example: Example, pieces: WordPieces) -> tuple[np.ndarray, list[bool]]:
    """Return what the networks see of every word that may be a name, and whether it is one."""
    found, written, positions = may_be_names(example)
    read, inputs = seen_by_networks(pieces, found, written, positions)
    return inputs.astype(np.float16), [inside(found[position], example) for position in read]


def may_be_names(example: Example) -> tuple[list[Token], str, list[int]]:
    """Return the words of a text, how it is written, and the positions of the words that may be names."""
    found = tokens(example.text)
    written, nobody = manner(found), nobodys(found)
    befores = [None, *found[:-1]]
    positions = [p for p, token in enumerate(found) if p not in nobody and may_be_name(token, befores[p], written)]
    return found, written, positions


def inside(token: Token, example: Example) -> bool:
    """Return whether a word is part of what is marked."""
    return any(start < token.end and token.start < stop for start, stop in example.spans)


def fitted_networks(texts: Sequence[Example], rows_of: RowsOf, encoder: SentenceEncoder) -> Layers:
    """Return networks that tell the marked words of ``texts`` from the others."""
    found: list[np.ndarray] = []
    labels: list[bool] = []
    for start in range(0, len(texts), AT_ONCE):
        together = texts[start : start + AT_ONCE]
        for example, pieces in zip(together, encoder.word_pieces([example.text for example in together]), strict=True):
            inputs, marked = rows_of(example, pieces)
            found.append(inputs)
            labels += marked
    return fit_networks(np.concatenate(found, dtype=np.float32), labels, UNITS, EPOCHS, NETWORKS)


def folds(personal: list[Example], harmless: list[Example], more: list[Example], others: list[Example], *, show: bool) -> None:
    """Print what is found in every fifth text by what was learnt from the others: by the words alone, and with their meaning."""
    counts: dict[str, Counter[str]] = {"words": Counter(), "meaning": Counter()}
    encoder = own_encoder(threads=2)
    for fold in range(FOLDS):
        learnt = [e for n, e in enumerate(personal) if n % FOLDS != fold] + more
        nothing = [e for n, e in enumerate(harmless) if n % FOLDS != fold] + others
        model = fitted(learnt, nothing)
        assert model.about is not None
        fits = fitted_networks(for_networks(learnt, nothing, model.about), rows_of_names, encoder)
        layers = {name: layer.astype(np.float32) for name, layer in fits.items()}
        left_out = personal[fold::FOLDS] + harmless[fold::FOLDS]
        for example, pieces in zip(left_out, encoder.word_pieces([example.text for example in left_out]), strict=True):
            among = candidates(tokens(example.text), model)
            read, inputs = seen_by_networks(pieces, among.found, among.written, list(among.alone))
            meaning = dict(zip(read, map(float, log_odds(inputs, layers)), strict=True)) if read else {}
            for way, named in (("words", named_words(among)), ("meaning", named_words(among, meaning))):
                _count(counts[way], example, among.found, named, show=show and way == "meaning")
    for way, count in counts.items():
        print(way, dict(count))


def _count(counts: Counter[str], example: Example, found: Sequence[Token], named: Sequence[bool], *, show: bool) -> None:
    inside = {i for token, is_name in zip(found, named, strict=True) if is_name for i in range(token.start, token.end)}
    for start, stop in example.spans:
        missed = any(i not in inside for i in range(start, stop) if example.text[i].isalpha())
        part = "small" if example.text[start:stop].islower() else "capitals"
        counts.update({f"{part}, of": 1, part: not missed})
        if missed and show:
            print("MISSED", example.text[start:stop], "|", example.text)
    wrong = bool(inside) and not example.spans
    counts.update({"of": not example.spans, "false": wrong})
    if wrong and show:
        print("FALSE ", [t.word for t in found if t.start in inside], "|", example.text)


def left_out_in_turn() -> tuple[list[Example], list[Example]]:
    """Return the texts with names and the harmless ones that --folds leaves out in turn."""
    return tuple([read_marked(str(line)) for path in TUNED_WITH for line in _yaml(path)[part]] for part in ("personal", "harmless"))  # type: ignore[return-value]


def always_learnt() -> tuple[list[Example], list[Example]]:
    """Return the other texts with names and the other harmless ones."""
    ours = _yaml(PRIVACY / "name_examples.yml")
    return [read_marked(str(line)) for line in ours["personal"]], [read_marked(str(line)) for line in [*ours["harmless"], *faq_examples()]]


def all_examples() -> tuple[list[Example], list[Example]]:
    """Return all texts with names and all harmless ones."""
    (personal, harmless), (more, others) = left_out_in_turn(), always_learnt()
    return personal + more, harmless + others


def main() -> None:
    (personal, harmless), (more, others) = left_out_in_turn(), always_learnt()
    if "--folds" in sys.argv:
        folds(personal, harmless, more, others, show="--show" in sys.argv)
        return
    model = fitted(personal + more, harmless + others)
    (PRIVACY / "name_weights.json").write_text(json.dumps({"bias": model.bias, "weights": model.weights}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    assert model.about is not None
    (PRIVACY / "about_somebody.json").write_text(json.dumps({"bias": model.about.bias, "weights": model.about.weights}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    texts = for_networks(personal + more, harmless + others, model.about)
    layers = fitted_networks(texts, rows_of_names, own_encoder(threads=2))
    np.savez_compressed(WEIGHTS, **layers)  # type: ignore[arg-type]
    print(f"{len(personal + more)} texts with personal data and {len(harmless + others)} without: {len(model.weights)} weights.")


if __name__ == "__main__":
    main()
