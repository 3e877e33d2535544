"""Train the networks that find addresses by what their words mean. Run in Rasa's environment: `make names-model`.

They learn from the texts of tools/name_texts.py and from virtual_school/privacy/address_examples.yml; of an address a part
is hidden in turn, as the patterns of streets may have found that part already. Same texts, same weights.
"""
from __future__ import annotations

import random
import re

import numpy as np
from name_texts import HIDDEN, PRIVACY, TUNED_WITH, Example, faq_examples, inside, read_marked, read_yaml
from word_networks import fitted_networks

from sentence_encoder.encoder import WordPieces
from virtual_school.privacy.addresses_by_meaning import WEIGHTS, may_be_part, may_have_address
from virtual_school.privacy.seen_by_networks import seen_by_networks
from virtual_school.privacy.tokens import manner, tokens
from virtual_school.reading import own_encoder

KINDS_HIDDEN = tuple(kind for kind in HIDDEN if kind not in ("address", "school"))  # of schools nothing is known yet


def partly_hidden(example: Example, chance: random.Random) -> Example:
    """Return ``example`` with the beginning or the end of one of its addresses hidden."""
    start, stop = chance.choice(example.spans)
    cuts = [start + space.end() for space in re.finditer(r"\s", example.text[start:stop])]
    if not cuts:
        return example
    cut = chance.choice(cuts)
    first, last = (start, cut) if chance.random() < 0.5 else (cut, stop)
    return Example(example.text[:first] + "0" * (last - first) + example.text[last:], example.spans)


def rows_of_addresses(example: Example, pieces: WordPieces) -> tuple[np.ndarray, list[bool]]:
    """Return what the networks see of every word, and whether it is part of an address."""
    found = tokens(example.text)
    positions = [position for position, token in enumerate(found) if may_be_part(token)]
    read, inputs = seen_by_networks(pieces, found, manner(found), positions)
    return inputs.astype(np.float16), [inside(found[position], example) for position in read]


def main() -> None:
    files = (*TUNED_WITH, PRIVACY / "name_examples.yml", PRIVACY / "address_examples.yml")
    lines = [str(line) for path in files for part in read_yaml(path).values() for line in part]
    examples = [read_marked(line, "address", KINDS_HIDDEN) for line in (*lines, *faq_examples())]
    examples = [example for example in examples if may_have_address(example.text)]
    chance = random.Random(1)  # noqa: S311
    with_address = [example for example in examples if example.spans]
    texts = examples + [partly_hidden(example, chance) for example in with_address]
    layers = fitted_networks(texts, rows_of_addresses, own_encoder(threads=2))
    np.savez_compressed(WEIGHTS, **layers)  # type: ignore[arg-type]
    print(f"{len(with_address)} texts with addresses and {len(examples) - len(with_address)} that only might have one.")


if __name__ == "__main__":
    main()
