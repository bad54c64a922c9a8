"""The encoder as an ONNX graph, from word vectors to one unit vector per text, or one per token.

It is written node by node with ONNX Runtime's fused operators, which needs no torch and leaves
nothing to optimise at load. The word table is not in it: the graph stays small, and a question
pages in only the rows of its own tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

from zoneqa.models_build import bert
from zoneqa.models_build.bert import Weights
from zoneqa.models_build.e5s1 import Shape

FUSED = "com.microsoft"
OPSET, FUSED_OPSET, IR_VERSION = 17, 1, 8
EMBEDS, MASK, KEY_MASK = "inputs_embeds", "attention_mask", "key_mask"
VECTOR, HIDDEN = "sentence_embedding", "last_hidden_state"

# Activations have 8 bits with zero at 128, weights 7 bits. The sum of two products then fits in 16
# bits, so processors with and without VNNI compute the same integers.
ACTIVATION_LEVELS, ACTIVATION_ZERO, WEIGHT_LEVELS = 127, 128, 63


class Graph:
    """The nodes and constants of a graph, in the order in which they were added."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.constants: dict[str, TensorProto] = {}

    def constant(self, name: str, value: NDArray[Any]) -> str:
        """Add a constant unless it is there already, and return its name."""
        if name not in self.constants:
            array = np.ascontiguousarray(value)
            self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def add(self, op: str, *inputs: str, output: str = "", domain: str = "", **kwargs: Any) -> str:
        """Add a node and return the name of its output."""
        output = output or f"{op}_{len(self.nodes)}"
        node = helper.make_node(op, list(inputs), [output], name=output, domain=domain, **kwargs)
        self.nodes.append(node)
        return output


Multiply = Callable[[Graph, str, str, NDArray[Any]], str]
"""Adds `input @ weight.T` to a graph: (graph, input, weight's name, weight) -> output."""


def exact(graph: Graph, source: str, name: str, weight: NDArray[Any]) -> str:
    """Add a multiplication in float32."""
    return graph.add("MatMul", source, graph.constant(name, weight.T))


class EightBit:
    """Adds multiplications in integers, with one scale for each row of activations and each output.

    Dynamic quantisation has one scale for the whole batch, so that the vector of a text would
    depend on the other texts of its batch.
    """

    def __init__(self) -> None:
        self._rows: dict[str, tuple[str, str]] = {}

    def __call__(self, graph: Graph, source: str, name: str, weight: NDArray[Any]) -> str:
        """Add one multiplication and return the name of its output."""
        if source not in self._rows:
            self._rows[source] = _quantised_rows(graph, source, weight.shape[1])
        rows, row_scale = self._rows[source]
        scale = np.maximum(np.abs(weight).max(axis=1), 1e-12) / WEIGHT_LEVELS
        integers = np.rint(weight / scale[:, None]).astype(np.int8)
        inputs = (
            rows,
            graph.constant(name, integers.T),
            # The operator takes one scale for all rows; that of each row comes after.
            graph.constant("one", np.array(1, np.float32)),
            graph.constant(f"{name}_scale", scale.astype(np.float32)),
            graph.constant("activation_zero", np.array(ACTIVATION_ZERO, np.uint8)),
        )
        return graph.add("Mul", graph.add("MatMulIntegerToFloat", *inputs, domain=FUSED), row_scale)


def _quantised_rows(graph: Graph, source: str, width: int) -> tuple[str, str]:
    """Add the rounding of rows of so many numbers; return the integers and the scale of each."""
    step = graph.constant("activation_step", np.array(1 / ACTIVATION_LEVELS, np.float32))
    least = graph.constant("least_scale", np.array(1e-12, np.float32))
    largest = graph.add("ReduceMax", graph.add("Abs", source), axes=[-1], keepdims=1)
    scale = graph.add("Max", graph.add("Mul", largest, step), least)
    # One scale a row needs the rows of all texts in one matrix.
    rows = graph.add("Reshape", source, graph.constant(f"rows_{width}", np.array([-1, width])))
    scales = graph.add("Reshape", scale, graph.constant("flat", np.array([-1])))
    zero = graph.constant("row_zero", np.array([ACTIVATION_ZERO], np.uint8))
    zeros = graph.add("Expand", zero, graph.add("Shape", scales))
    rounded = graph.add("QuantizeLinear", rows, scales, zeros, axis=0)
    return graph.add("Reshape", rounded, graph.add("Shape", source)), scale


def encoder(
    weights: Weights, shape: Shape, multiply: Multiply, *, pooled: bool = True
) -> ModelProto:
    """Return the whole graph: embeddings, layers, and the unit mean over the tokens of a text.

    If not `pooled`, the output is the last layer's vector of every token. Then there is no mask,
    for the texts of a run are equally long: attention is faster without.
    """
    graph = Graph()
    if pooled:
        graph.add("Cast", MASK, to=TensorProto.INT32, output=KEY_MASK)
    parts = _Encoder(graph, weights, shape, multiply, is_masked=pooled)
    hidden = parts.embeddings()
    for layer in range(shape.layers):
        hidden = parts.layer(layer, hidden)
    embeds = helper.make_tensor_value_info(
        EMBEDS, TensorProto.FLOAT, ["texts", "tokens", shape.hidden]
    )
    if pooled:
        _unit_mean(graph, hidden)
        mask = helper.make_tensor_value_info(MASK, TensorProto.INT64, ["texts", "tokens"])
        return _model(graph, [embeds, mask], VECTOR, ["texts", shape.hidden])
    graph.add("Identity", hidden, output=HIDDEN)
    return _model(graph, [embeds], HIDDEN, ["texts", "tokens", shape.hidden])


@dataclass(frozen=True)
class _Encoder:
    """Adds the parts of an encoder to a graph."""

    graph: Graph
    weights: Weights
    shape: Shape
    multiply: Multiply
    is_masked: bool

    def embeddings(self) -> str:
        graph = self.graph
        # Every token is of the first type, so its vector can be added to the position's beforehand.
        table = self.weights[bert.POSITIONS] + self.weights[bert.TYPES][0]
        zero, one, two = (graph.constant(f"i{i}", np.array([i], np.int64)) for i in range(3))
        length = graph.add("Slice", graph.add("Shape", EMBEDS), one, two)
        positions = graph.add("Slice", graph.constant("positions", table), zero, length, zero)
        return self._normalized(graph.add("Add", EMBEDS, positions), bert.EMBEDDING_NORM)

    def layer(self, layer: int, hidden: str) -> str:
        q, k, v, ao, aln, fi, fo, oln = (bert.layer_part(layer, p) for p in bert.LAYER_PARTS)
        heads = [self._times(name, hidden) for name in (q, k, v)]
        biases = np.concatenate([self.weights[f"{name}.bias"] for name in (q, k, v)])
        inputs = (*heads, self.graph.constant(f"{q}.key.value.bias", biases))
        mask = (KEY_MASK,) if self.is_masked else ()
        context = self._fused("MultiHeadAttention", *inputs, *mask, num_heads=self.shape.heads)
        attended = self._add_and_norm(ao, aln, context, hidden)
        wide = self._fused("BiasGelu", self._times(fi, attended), self._bias(fi))
        return self._add_and_norm(fo, oln, wide, attended)

    def _add_and_norm(self, dense: str, norm: str, source: str, skip: str) -> str:
        # The fused SkipLayerNormalization takes five times as long as these three.
        added = self.graph.add("Add", self._times(dense, source), self._bias(dense))
        return self._normalized(self.graph.add("Add", added, skip), norm)

    def _times(self, name: str, source: str) -> str:
        return self.multiply(self.graph, source, f"{name}.weight", self.weights[f"{name}.weight"])

    def _normalized(self, source: str, name: str) -> str:
        scale = self.graph.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        inputs, epsilon = (source, scale, self._bias(name)), self.shape.epsilon
        return self.graph.add("LayerNormalization", *inputs, axis=-1, epsilon=epsilon)

    def _bias(self, name: str) -> str:
        return self.graph.constant(f"{name}.bias", self.weights[f"{name}.bias"])

    def _fused(self, op: str, *inputs: str, **kwargs: Any) -> str:
        return self.graph.add(op, *inputs, domain=FUSED, **kwargs)


def _unit_mean(graph: Graph, hidden: str) -> None:
    # The mean and the sum have the same direction, so the unit vector needs no division by count.
    mask = graph.add("Cast", MASK, to=TensorProto.FLOAT)
    last = graph.constant("last", np.array([-1], np.int64))
    kept = graph.add("Mul", hidden, graph.add("Unsqueeze", mask, last))
    total = graph.add("ReduceSum", kept, "i1", keepdims=0)
    length = graph.add("ReduceL2", total, axes=[-1], keepdims=1)
    graph.add("Div", total, length, output=VECTOR)


def _model(
    graph: Graph, inputs: Sequence[ValueInfoProto], output: str, sizes: list[str | int]
) -> ModelProto:
    outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, sizes)]
    body = helper.make_graph(
        graph.nodes, "encoder", inputs, outputs, list(graph.constants.values())
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, FUSED_OPSET)]
    return helper.make_model(body, opset_imports=opsets, ir_version=IR_VERSION)
