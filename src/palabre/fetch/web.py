"""A web page's bytes. Input: an http or https address. Output: `Capture`, whose location is the address that answered.

Refuses other schemes, addresses with a password, hosts that are not public (see `guard`), pages that are no text, too
large, or compressed in a way not asked for. Proxies and settings of the environment are not used: a proxy would hide
from the guard where the connection goes.
"""

import re
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

from palabre.errors import FetchFailed, FetchRefused
from palabre.model.capture import Capture

if TYPE_CHECKING:
    import httpx2

MEDIA_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchOptions:
    """How to ask: `timeout` in seconds for the whole page, redirects included; `contact` goes into the user agent.

    `allow_private` lets the guard pass addresses that are not public. It is for tests against a server of their own;
    no option of a person's sets it.
    """

    max_bytes: int = 20_000_000
    timeout: float = 20.0
    max_redirects: int = 5
    contact: str = ""
    allow_private: bool = False


DEFAULTS = FetchOptions()


def capture_url(url: str, *, options: FetchOptions = DEFAULTS) -> Capture:
    """The page at an address.

    Raises:
        FetchRefused: we will not ask, or will not take what is sent.
        FetchFailed: no answer that can be used came.
    """
    import httpx2

    asked = url
    try:
        with _client(options) as client:
            for _ in range(options.max_redirects + 1):
                _check(url)
                with client.stream("GET", url) as response:
                    if response.next_request is None:
                        return _capture(response, url, options)
                    url = str(response.next_request.url)
    except httpx2.InvalidURL as error:
        raise FetchRefused(asked, f"not an address: {error}", "check the address") from error
    except httpx2.TimeoutException as error:
        raise FetchFailed(url, f"no whole page within {options.timeout:g} seconds", "try again later") from error
    except (httpx2.HTTPError, httpx2.StreamError) as error:
        raise FetchFailed(url, f"no answer: {error}", "check the address, or try again later") from error
    except UnicodeError as error:
        raise FetchRefused(url, "not an address", "check the address") from error
    raise FetchFailed(asked, f"more than {options.max_redirects} redirects", "open it in a browser and save the page")


def _client(options: FetchOptions) -> "httpx2.Client":
    import httpcore2
    import httpx2

    from palabre.fetch.guard import GuardedBackend

    context = httpx2.create_ssl_context(trust_env=False)
    transport = httpx2.HTTPTransport(verify=context, trust_env=False)
    backend = GuardedBackend(deadline=time.monotonic() + options.timeout, allow_private=options.allow_private)
    # The transport has no parameter for the network backend; the pool that it wraps has. Hence the pinned version.
    transport._pool = httpcore2.ConnectionPool(ssl_context=context, network_backend=backend)
    return httpx2.Client(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=options.timeout,
        headers={
            "User-Agent": user_agent(options.contact),
            "Accept": ", ".join(MEDIA_TYPES),
            "Accept-Encoding": "gzip",
        },
    )


def user_agent(contact: str) -> str:
    """Who asks, honestly: name, version, and how to reach the person who runs it when they gave an address."""
    name = f"Palabre/{version('palabre')}"
    return f"{name} (+{contact})" if contact.isascii() and contact.isprintable() and contact else name


def _check(url: str) -> None:
    """Refuse an address that is not http(s), or that carries a user name or password."""
    import httpx2

    parsed = httpx2.URL(url)
    if parsed.scheme not in {"http", "https"}:
        raise FetchRefused(url, f"scheme `{parsed.scheme}`", "only http and https addresses are fetched")
    if not re.fullmatch(rb"[A-Za-z0-9._:-]+", parsed.raw_host):
        raise FetchRefused(url, "no host in the address", "check the address")
    if parsed.port is not None and not 0 < parsed.port < 65536:
        raise FetchRefused(url, f"no such port: {parsed.port}", "check the address")
    if parsed.userinfo:
        # not the address itself: messages are logged
        raise FetchRefused(f"{parsed.scheme}://{parsed.host}", "user name in the address", "give it without")


def _capture(response: "httpx2.Response", url: str, options: FetchOptions) -> Capture:
    media_type = response.headers.get("content-type", "")
    if response.status_code != 200:
        raise FetchFailed(url, f"the server answered {response.status_code}", "open it in a browser and save the page")
    if media_type.partition(";")[0].strip().lower() not in MEDIA_TYPES:
        shown = media_type or "nothing that says what it is"
        raise FetchRefused(url, f"sends {shown}", f"only {', '.join(MEDIA_TYPES)} are read")
    if response.headers.get("content-encoding", "identity").lower() not in {"identity", "gzip"}:
        raise FetchRefused(url, f"compressed as {response.headers['content-encoding']}", "save the page, add the file")
    return Capture(
        location=url,
        at=datetime.now(UTC),
        status=response.status_code,
        media_type=media_type,
        content=_body(response, url, options.max_bytes),
    )


def _body(response: "httpx2.Response", url: str, max_bytes: int) -> bytes:
    content = bytearray()
    for piece in response.iter_bytes():
        content += piece
        if len(content) > max_bytes:
            raise FetchRefused(url, f"larger than {max_bytes:,} bytes", "save the article alone as a text file")
    return bytes(content)
