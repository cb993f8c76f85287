"""Content ids: the same content has the same id on every machine and in every run.

A digest over length-prefixed parts, never a joined string: `("ab", "c")` and `("a", "bc")` differ.
"""

from hashlib import blake2b


def content_id(prefix: str, *parts: str | bytes | None) -> str:
    """An id such as `ar-3f2a9c1b7d5e8f00` for the parts.

    Args:
        prefix: two or three letters that say what the id names (`ar` article, `cl` claim, `ev` event ...).
        parts: the content, in order. None and the empty string are different parts.

    Returns:
        The prefix, a hyphen and 16 hexadecimal digits (64 bits).
    """
    pieces = []
    for part in (prefix, *parts):
        if part is None:
            pieces.append(b"-;")
        else:
            raw = part.encode() if isinstance(part, str) else part
            pieces += (b"%d:" % len(raw), raw)
    return f"{prefix}-{blake2b(b''.join(pieces), digest_size=8).hexdigest()}"
