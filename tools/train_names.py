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
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from name_texts import (
    PRIVACY,
    Example,
    always_learnt,
    as_typed,
    inside,
    left_out_in_turn,
    recased,
    with_a_first_word,
    with_a_word,
    with_other_names,
    with_other_public_names,
)
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from word_networks import fitted_networks, for_networks, rows_of_names

from virtual_school.networks import Networks
from virtual_school.privacy.about_somebody import WordWeights, about_somebody, ordinary
from virtual_school.privacy.feature_weights import feature_names
from virtual_school.privacy.name_features import TEMPLATES, TEMPLATES_AFTER, may_be_name, seen, views, views_after
from virtual_school.privacy.names import WEIGHTS, Model, candidates, named_words, strangers
from virtual_school.privacy.phrases import nobodys
from virtual_school.privacy.seen_by_networks import seen_by_networks
from virtual_school.privacy.tokens import Token, manner, tokens
from virtual_school.reading import own_encoder

FOLDS = 5
COPIES = 6  # of every text with names, each with other names
ROUNDS = 2  # of every harmless text, each with another word that is also a name
STRENGTH = 0.3
PUBLIC_COPIES = 3
WORD_STRENGTH = 0.5
SEEN_AT_LEAST = 3
SMALLEST = 0.03


def rows(example: Example, about: WordWeights) -> Iterator[tuple[str, bool]]:
    """Give the features of every word that may be a name, and whether it is one."""
    found = tokens(example.text)
    is_name = [inside(token, example) for token in found]
    written, nobody = manner(found), nobodys(found)
    text = seen(found, written, strangers(found), about_somebody(found, about), bool(nobody))
    for position, token in enumerate(found):
        if position not in nobody and may_be_name(token, found[position - 1] if position else None, written):
            after = views_after(text, position, position > 0 and is_name[position - 1])
            names = [*feature_names(views(text, position), TEMPLATES), *feature_names(after, TEMPLATES_AFTER)]
            yield "\n".join(names), is_name[position]


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


def folds(personal: list[Example], harmless: list[Example], more: list[Example], others: list[Example], *, show: bool) -> None:
    """Print what is found in every fifth text by what was learnt from the others: by the words alone, and with their meaning."""
    counts: dict[str, Counter[str]] = {"words": Counter(), "meaning": Counter()}
    encoder, typed = own_encoder(threads=2), as_typed()
    for fold in range(FOLDS):
        learnt = [e for n, e in enumerate(personal) if n % FOLDS != fold] + more
        nothing = [e for n, e in enumerate(harmless) if n % FOLDS != fold] + others
        model = fitted(learnt, nothing)
        assert model.about is not None
        learnt_typed = [e for n, e in enumerate(typed) if n >= len(personal) or n % FOLDS != fold]
        fits = fitted_networks(for_networks(learnt, nothing, model.about) + learnt_typed, rows_of_names, encoder)
        networks = Networks({name: layer.astype(np.float32) for name, layer in fits.items()})
        left_out = personal[fold::FOLDS] + harmless[fold::FOLDS]
        for example, pieces in zip(left_out, encoder.word_pieces([example.text for example in left_out]), strict=True):
            among = candidates(tokens(example.text), model)
            read, inputs = seen_by_networks(pieces, among.found, among.written, list(among.alone))
            meaning = dict(zip(read, map(float, networks.log_odds(inputs)), strict=True)) if read else {}
            for way, named in (("words", named_words(among)), ("meaning", named_words(among, meaning))):
                _count(counts[way], example, among.found, named, show=show and way == "meaning")
    for way, count in counts.items():
        print(way, dict(count))


def _count(counts: Counter[str], example: Example, found: Sequence[Token], named: Sequence[bool], *, show: bool) -> None:
    found_in = {i for token, is_name in zip(found, named, strict=True) if is_name for i in range(token.start, token.end)}
    for start, stop in example.spans:
        missed = any(i not in found_in for i in range(start, stop) if example.text[i].isalpha())
        part = "small" if example.text[start:stop].islower() else "capitals"
        counts.update({f"{part}, of": 1, part: not missed})
        if missed and show:
            print("MISSED", example.text[start:stop], "|", example.text)
    wrong = bool(found_in) and not example.spans
    counts.update({"of": not example.spans, "false": wrong})
    if wrong and show:
        print("FALSE ", [t.word for t in found if t.start in found_in], "|", example.text)


def main() -> None:
    (personal, harmless), (more, others) = left_out_in_turn(), always_learnt()
    if "--folds" in sys.argv:
        folds(personal, harmless, more, others, show="--show" in sys.argv)
        return
    model = fitted(personal + more, harmless + others)
    (PRIVACY / "name_weights.json").write_text(json.dumps({"bias": model.bias, "weights": model.weights}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    assert model.about is not None
    (PRIVACY / "about_somebody.json").write_text(json.dumps({"bias": model.about.bias, "weights": model.about.weights}, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")
    texts = for_networks(personal + more, harmless + others, model.about) + as_typed()
    layers = fitted_networks(texts, rows_of_names, own_encoder(threads=2))
    np.savez_compressed(WEIGHTS, **layers)  # type: ignore[arg-type]
    print(f"{len(personal + more)} texts with personal data and {len(harmless + others)} without: {len(model.weights)} weights.")


if __name__ == "__main__":
    main()
