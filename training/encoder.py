"""The encoder in PyTorch: a BERT body that takes word vectors, not ids, so that one table serves every encoder.

Written out here, in sixty lines, since the weights come from a file of its own format (`training.backbone`) and nothing
else of a model library would be used.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

HEADS, INNER = 12, 1536  # of the backbone
HEAD = 32  # width of a head


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT (Devlin et al. 2019)."""

    def __init__(self, width: int = 384, heads: int = HEADS, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, heads * HEAD)
        self.key = nn.Linear(width, heads * HEAD)
        self.value = nn.Linear(width, heads * HEAD)
        self.out = nn.Linear(heads * HEAD, width)
        self.after_attention = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.after_inner = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` (batch, tokens, width); `mask` (batch, 1, 1, tokens), 0 for a token and a large negative for padding."""
        batch, tokens, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, tokens, self.heads, HEAD).transpose(1, 2)

        attended = functional.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        attended = attended.transpose(1, 2).reshape(batch, tokens, self.heads * HEAD)
        x = self.after_attention(x + self.out(attended))
        return self.after_inner(x + self.down(functional.gelu(self.up(x))))


class Encoder(nn.Module):
    """Word vectors in, contextual vectors out."""

    def __init__(
        self, layers: int, *, width: int = 384, positions: int = 512, heads: int = HEADS, inner: int = INNER
    ) -> None:
        super().__init__()
        self.positions = nn.Embedding(positions, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.dropout = nn.Dropout(0.1)
        self.heads = heads

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """`words` (batch, tokens, width); `mask` (batch, tokens), 1 for a token, 0 for padding."""
        at = torch.arange(words.shape[1], device=words.device)
        x = self.dropout(self.norm(words + self.positions(at)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x
