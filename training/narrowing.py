"""Narrower layers: a trained tagger in, one with fewer heads of attention and less width inside each layer out.

What is missed least goes: of each unit, how much the loss would change without it, to first order (the product of its
output and the loss's slope there, Molchanov et al. 2017; for heads Michel et al. 2019). Refuses nothing; the narrower
tagger must be trained further.
"""

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn

from training.encoder import HEAD, Encoder
from training.tagger import Batch, Tagger, loss_of


def narrow(model: Tagger, heads: int, inner: int, sample: Iterable[Batch] = ()) -> Tagger:
    """The tagger with `heads` heads and `inner` units in each layer; without a sample the first ones are kept."""
    layers: Any = model.encoder.layers
    missed = [(torch.zeros(layer.heads), torch.zeros(layer.up.out_features)) for layer in layers]
    _measure(model, layers, missed, sample)
    state = model.state_dict()
    for at, (of_heads, of_inner) in enumerate(missed):
        kept = of_heads.topk(heads).indices.sort().values
        rows = (kept[:, None] * HEAD + torch.arange(HEAD)).flatten()
        units = of_inner.topk(inner).indices.sort().values
        name = f"encoder.layers.{at}"
        for part in ("query", "key", "value"):
            _keep(state, f"{name}.{part}", rows)
        _keep(state, f"{name}.up", units)
        for part, columns in (("out", rows), ("down", units)):
            state[f"{name}.{part}.weight"] = state[f"{name}.{part}.weight"][:, columns].clone()
    made = Tagger(Encoder(len(layers), heads=heads, inner=inner))
    made.load_state_dict(state)
    return made


def _keep(state: dict[str, Tensor], name: str, rows: Tensor) -> None:
    for part in ("weight", "bias"):
        state[f"{name}.{part}"] = state[f"{name}.{part}"][rows].clone()


def _measure(model: Tagger, layers: Any, missed: list[tuple[Tensor, Tensor]], sample: Iterable[Batch]) -> None:
    """Add up how much each head and each unit is missed, over a sample."""
    gates = [tuple(torch.ones_like(part, requires_grad=True) for part in parts) for parts in missed]
    hooks = [
        hook
        for layer, (of_heads, of_inner) in zip(layers, gates, strict=True)
        for hook in (_gate(layer.out, of_heads, HEAD), _gate(layer.down, of_inner, 1))
    ]
    model.eval()
    for batch in sample:
        loss_of(model, batch).backward()
        for parts, found in zip(missed, gates, strict=True):
            for part, gate in zip(parts, found, strict=True):
                if gate.grad is not None:
                    part.add_(gate.grad.abs())
                gate.grad = None
        model.zero_grad()
    for hook in hooks:
        hook.remove()


def _gate(part: nn.Linear, gate: Tensor, times: int) -> Any:
    """Multiply what goes into a part by a gate, each value of it `times` over."""
    return part.register_forward_pre_hook(lambda _, given: (given[0] * gate.repeat_interleave(times),))
