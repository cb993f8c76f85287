"""Bytes to characters. Input: the bytes of a file or page. Output: text. Refuses rather than guesses.

UTF-8 first, always: bytes that are not meant as UTF-8 hardly ever happen to be. A page may declare another encoding; a
text file cannot, and trying the likely ones would turn names into nonsense without a word (*Ségou* into *SÃ©gou*).
"""

import codecs
import re

from palabre.errors import UnreadableInput

# What pages in English and French declare, and what browsers take it for (WHATWG Encoding Standard: latin-1 and ASCII
# mean windows-1252).
_WESTERN = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("windows-1252", "cp1252", "cp-1252", "x-cp1252"), "cp1252"),
    **dict.fromkeys(("iso-8859-15", "iso8859-15", "latin9", "latin-9"), "iso8859-15"),
    **dict.fromkeys(("macintosh", "x-mac-roman", "mac"), "mac-roman"),
}
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_KINDS = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip or office document",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
}
_KINDS |= {b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"\xd0\xcf\x11\xe0": "an office document"}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


def decode_text(content: bytes, where: str) -> str:
    """The characters of a text file: UTF-8, or UTF-16 that begins with its mark.

    Raises:
        UnreadableInput: empty, binary, or in another encoding; names the byte.
    """
    _check_kind(content, where)
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        name = "UTF-16" if marked else "UTF-8"
        remedy = "save it as UTF-8, for example `iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`"
        raise UnreadableInput(where, f"not {name} at byte {error.start}", remedy) from error
    return checked(text, where)


def decode_page(content: bytes, where: str, media_type: str | None) -> str:
    """The characters of a web page: UTF-8, else the encoding that the server or the page declares.

    Raises:
        UnreadableInput: empty, binary, or in no encoding that was declared; names the byte.
    """
    _check_kind(content, where)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode_text(content, where)
    try:
        return checked(content.decode("utf-8-sig"), where)
    except UnicodeDecodeError as error:
        position = error.start
    declared = _CHARSET.search((media_type or "").encode("ascii", "ignore")) or _CHARSET.search(content[:4096])
    label = declared[1].decode("ascii", "ignore").lower() if declared else "utf-8"
    remedy = "save it as UTF-8"
    if label not in _WESTERN:
        reason = f"not UTF-8 at byte {position}"
        stated = "" if label in {"utf-8", "utf8"} else f", and declares `{label}`, which English and French do not use"
        raise UnreadableInput(where, reason + stated, remedy)
    try:
        return checked(content.decode(_WESTERN[label]), where)
    except UnicodeDecodeError as error:
        raise UnreadableInput(where, f"not {label}, as declared, at byte {error.start}", remedy) from error


def checked(text: str, where: str) -> str:
    """The text, when it can be one.

    Raises:
        UnreadableInput: nothing but white space, or control characters that no text holds.
    """
    if not text.strip():
        raise UnreadableInput(where, "nothing but white space", "give a file with an article in it")
    control = _CONTROL.search(text)
    if control:
        reason = f"control character U+{ord(control[0]):04X} at character {control.start()}: not a text"
        raise UnreadableInput(where, reason, "give text, HTML or JSONL")
    return text


def _check_kind(content: bytes, where: str) -> None:
    if not content:
        raise UnreadableInput(where, "empty", "give a file with an article in it")
    for head, kind in _KINDS.items():
        if content.startswith(head):
            raise UnreadableInput(where, f"{kind}, not a text", "save the article as text or HTML")
