"""Connections to public addresses only, and never for longer than allowed.

Input: host and port, as the HTTP library asks for them, on the first request and after each redirect. Output: a
connection to an address that was checked. The name is resolved once and the connection made to that very address, so
that a second answer of the name server cannot lead inside (DNS rebinding). Refuses every address that is not global:
loopback, private, link-local, multicast, and IPv6 addresses that carry such an IPv4 address.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore2

from palabre.errors import FetchFailed, FetchRefused

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the internet may reach."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    return all(_is_global(one) for one in (parsed, *_carried(parsed)))


def _is_global(address: _Address) -> bool:
    inside = address.is_multicast or address.is_reserved or getattr(address, "is_site_local", False)
    # the prefix of NAT64 is global; what it carries is checked by itself
    return address.is_global and (not inside or address in _NAT64)


def _carried(address: _Address) -> list[_Address]:
    """IPv4 addresses inside an IPv6 address: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[_Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in found if one is not None]


def addresses_of(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host.

    Raises:
        FetchRefused: one of them is not public, or the name is none.
        FetchFailed: the name has no address.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise FetchFailed(host, f"no address under this name: {error.strerror}", "check the name") from error
    except UnicodeError as error:
        raise FetchRefused(host, "not a host name", "check the address") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = [address for address in addresses if not allow_private and not is_public(address)]
    if private:
        reason = f"leads to {private[0]}, which is not on the public internet"
        raise FetchRefused(host, reason, "save the page and add the file")
    return addresses


class GuardedBackend(httpcore2.NetworkBackend):
    """Opens connections for the HTTP library: checked addresses, one deadline for all reading and writing."""

    def __init__(self, *, deadline: float, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of the host that answers."""
        failure: httpcore2.ConnectError | httpcore2.ConnectTimeout | None = None
        for address in addresses_of(host, port, allow_private=self._allow_private):
            try:
                left = _left(self._deadline, timeout)
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore2.ConnectError(f"no address for {host}")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        """Never."""
        raise FetchRefused(path, "a socket of this machine")


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose reads share one deadline, so that a server that drips bytes is given up too."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this page is over")
    return left if timeout is None else min(left, timeout)
