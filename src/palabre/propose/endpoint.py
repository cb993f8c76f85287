"""Where the model is: an address, a model's name and a key in, an `Endpoint` out.

Refuses what is no address, addresses with a password in them, machines other than this one unless a person has
consented to that by itself, and to send a key where others on the way could read it. The key is shown nowhere.
"""

import ipaddress
import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from palabre.errors import FetchRefused, InputError

KEY_VARIABLE = "PALABRE_PROPOSER_KEY"
TIMEOUT = 120.0

_FORM = "write it as http://127.0.0.1:8080/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A model behind an address. `url` ends in no slash; `timeout` in seconds for one whole answer."""

    url: str
    model: str
    local: bool
    key: str = field(default="", repr=False)
    timeout: float = TIMEOUT

    @property
    def component(self) -> str:
        """The name that goes on each claim which this model proposed."""
        return "proposer." + re.sub(r"[^A-Za-z0-9._:/-]+", "-", self.model)[:80]


def endpoint(url: str, *, model: str, key: str = "", remote: bool = False, timeout: float = TIMEOUT) -> Endpoint:
    """The checked endpoint.

    Args:
        url: of an OpenAI-compatible interface; `/v1` is added where the address has no path.
        model: its name on that server.
        key: sent as a bearer token when there is one.
        remote: whether a person has consented to texts leaving this machine.
        timeout: seconds that one answer may take.

    Raises:
        InputError: no address, no model's name, a key that is no key.
        FetchRefused: an address that is not asked.
    """
    parts = _parts(url)
    host = parts.hostname or ""
    local = is_local(host)
    if not local and not remote:
        reason = f"`{host}` is another machine, and nothing leaves this one unless you say so"
        raise FetchRefused(url, reason, "add --proposer-remote if articles may be sent there")
    if key and not local and parts.scheme != "https":
        raise FetchRefused(url, "a key would be sent so that others could read it", "use https, or unset the key")
    if not model.strip():
        raise InputError(url, "no model is named", "add --proposer-model NAME; the address with /models lists them")
    base = url.strip().rstrip("/")
    return Endpoint(
        url=base if parts.path.strip("/") else f"{base}/v1",
        model=model.strip(),
        local=local,
        key=_checked(key.strip()),
        timeout=timeout,
    )


def is_local(host: str) -> bool:
    """Whether the host is this machine, by its address alone: names are not looked up, `localhost` is known."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise InputError("--proposer", f"not an address: {error}", _FORM) from error
    if "@" in parts.netloc:
        # not the address itself: messages are logged
        raise InputError("--proposer", "user name or password in the address", f"set {KEY_VARIABLE} instead")
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise InputError("--proposer", f"not an address: {url!r}", _FORM)
    if parts.query or parts.fragment or not url.isprintable() or " " in url.strip():
        raise InputError("--proposer", f"more than an address: {url!r}", _FORM)
    return parts


def _checked(key: str) -> str:
    if not key.isascii() or not key.isprintable() or " " in key:
        raise InputError(KEY_VARIABLE, "not a key: it holds blanks or other signs (not shown)", "copy it again")
    return key
