"""Pages from a server on this machine, in a thread; and addresses that must not be asked."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from palabre.errors import FetchError, FetchFailed, FetchRefused
from palabre.fetch import FetchOptions, capture_url
from palabre.fetch.guard import addresses_of, is_public
from palabre.fetch.web import user_agent

PAGE = "<p>Le marché a rouvert mardi.</p>".encode()
HERE = FetchOptions(allow_private=True, timeout=5)


class Pages(BaseHTTPRequestHandler):
    """What the server answers, by path. Remembers the last request's headers."""

    seen: dict[str, str]

    def do_GET(self) -> None:
        """One path, one behaviour."""
        type(self).seen = dict(self.headers)
        name = self.path.strip("/").replace("-", "_")
        try:
            getattr(self, f"page_{name}")()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for key, value in ({"content_type": "text/html; charset=utf-8"} | headers).items():
            if value:
                self.send_header(key.replace("_", "-"), value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def page_good(self) -> None:
        self.answer(PAGE)

    def page_gzip(self) -> None:
        self.answer(gzip.compress(PAGE), content_encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(gzip.compress(bytes(5_000_000)), content_encoding="gzip")

    def page_broken_gzip(self) -> None:
        self.answer(b"\x1f\x8b nothing of the kind", content_encoding="gzip")

    def page_brotli(self) -> None:
        self.answer(b"x", content_encoding="br")

    def page_missing(self) -> None:
        self.answer(b"", status=404)

    def page_picture(self) -> None:
        self.answer(b"\x89PNG", content_type="image/png")

    def page_untyped(self) -> None:
        self.answer(PAGE, content_type="")

    def page_moved(self) -> None:
        self.answer(b"", status=302, location="/good")

    def page_loop(self) -> None:
        self.answer(b"", status=302, location="/loop")

    def page_to_file(self) -> None:
        self.answer(b"", status=302, location="file:///etc/hostname")

    def page_to_private(self) -> None:
        self.answer(b"", status=302, location="http://10.0.0.1/")

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>" * 1000)

    def page_slow(self) -> None:
        time.sleep(2)
        self.answer(PAGE)

    def page_dripping(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def page_cut(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", "1000")
        self.end_headers()
        self.wfile.write(PAGE)
        self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on the loopback."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        running.daemon_threads = True
        running.block_on_close = False
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_page_comes_whole(server: str) -> None:
    """Bytes, status, the whole content type and a time with its zone; and we say who asks."""
    capture = capture_url(f"{server}/good", options=FetchOptions(allow_private=True, contact="desk@example.org"))
    assert (capture.content, capture.status, capture.location) == (PAGE, 200, f"{server}/good")
    assert capture.media_type == "text/html; charset=utf-8"
    assert capture.at.utcoffset() is not None
    assert Pages.seen["User-Agent"].startswith("Palabre/")
    assert Pages.seen["User-Agent"].endswith("(+desk@example.org)")


def test_a_contact_cannot_break_the_header() -> None:
    """Without one, or with one that a header cannot hold, only the name and version."""
    assert user_agent("") == user_agent("a\r\nX: y") == user_agent("é")


def test_a_redirect_is_followed_and_named(server: str) -> None:
    """The location is the address that answered."""
    assert capture_url(f"{server}/moved", options=HERE).location == f"{server}/good"


def test_gzip_is_undone(server: str) -> None:
    """The capture holds the page, not its packing."""
    assert capture_url(f"{server}/gzip", options=HERE).content == PAGE


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("missing", FetchFailed, "404"),
        ("picture", FetchRefused, "image/png"),
        ("untyped", FetchRefused, "nothing that says"),
        ("brotli", FetchRefused, "compressed as br"),
        ("broken-gzip", FetchFailed, "no answer"),
        ("loop", FetchFailed, "more than 5 redirects"),
        ("to-file", FetchRefused, "scheme `file`"),
        ("cut", FetchFailed, "no answer"),
    ],
)
def test_an_answer_that_cannot_be_used(server: str, path: str, kind: type[FetchError], words: str) -> None:
    """Each is named, with something to do."""
    with pytest.raises(kind, match=words) as caught:
        capture_url(f"{server}/{path}", options=HERE)
    assert caught.value.remedy


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_a_body_without_end_is_cut(server: str, path: str) -> None:
    """The limit counts what arrives, unpacked."""
    with pytest.raises(FetchRefused, match="larger than 100,000 bytes"):
        capture_url(f"{server}/{path}", options=FetchOptions(allow_private=True, max_bytes=100_000))


@pytest.mark.parametrize("path", ["slow", "dripping"])
def test_a_slow_server_is_given_up(server: str, path: str) -> None:
    """One deadline for the whole page: bytes that drip do not renew it."""
    start = time.monotonic()
    with pytest.raises(FetchFailed, match=r"within 0\.4 seconds"):
        capture_url(f"{server}/{path}", options=FetchOptions(allow_private=True, timeout=0.4))
    assert time.monotonic() - start < 1.5


def test_this_machine_is_refused_before_any_connection(server: str) -> None:
    """The guard is on unless a test takes it off."""
    Pages.seen = {}
    with pytest.raises(FetchRefused, match=r"127\.0\.0\.1, which is not on the public internet"):
        capture_url(f"{server}/good")
    assert Pages.seen == {}


def test_a_redirect_inside_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first address that is let through does not open the way to a second one."""
    port = int(server.rpartition(":")[2])

    def allowed(host: str, port_asked: int, *, allow_private: bool) -> list[str]:
        return ["127.0.0.1"] if port_asked == port else addresses_of(host, port_asked, allow_private=allow_private)

    monkeypatch.setattr("palabre.fetch.guard.addresses_of", allowed)
    with pytest.raises(FetchRefused, match=r"10\.0\.0\.1"):
        capture_url(f"{server}/to-private", options=FetchOptions(timeout=5))


def test_the_connection_goes_to_the_address_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is resolved once for a connection, so a second answer has no say."""
    answers: list[str] = []
    real = socket.getaddrinfo

    def once(host: str, *rest: Any, **named: Any) -> Any:
        if host != "127.0.0.1":
            answers.append(host)
            host = "127.0.0.1"
        return real(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    port = server.rpartition(":")[2]
    assert capture_url(f"http://paper.example:{port}/good", options=HERE).content == PAGE
    assert answers == ["paper.example"]


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://192.168.1.1:8080/",
    ],
)
def test_addresses_inside_are_refused(url: str) -> None:
    """Every spelling of an address that is not public."""
    with pytest.raises(FetchRefused, match="public internet"):
        capture_url(url, options=FetchOptions(timeout=2))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hostname",
        "ftp://paper.example/",
        "paper.example/page",
        "",
        "http://",
        "http://[bad/",
        f"http://{'a' * 70}.example/",
        "http://a\0b/",
        "http://paper.example:99999/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    """Other schemes, no host, nonsense."""
    with pytest.raises(FetchRefused) as caught:
        capture_url(url)
    assert caught.value.remedy


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    """Messages are logged."""
    with pytest.raises(FetchRefused) as caught:
        capture_url("https://reader:hunter2@paper.example/")
    assert "hunter2" not in str(caught.value)


def test_a_closed_port_is_a_failure() -> None:
    """Nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(FetchFailed, match="no answer"):
        capture_url(f"http://127.0.0.1:{port}/", options=HERE)


def test_public_addresses_pass() -> None:
    """Addresses that anybody may reach."""
    assert all(is_public(address) for address in ("93.184.215.14", "2606:2800:220:1::1", "64:ff9b::5db8:d70e"))
    assert not is_public("fe80::1%eth0")
