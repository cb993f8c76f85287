"""A small OpenAI-compatible server on loopback that answers as a test tells it to, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One answer of the server. `stall`: send nothing until the test is over; `drip`: the body byte by byte."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    stall: bool = False
    drip: bool = False


def says(words: object) -> Reply:
    """A completion in which the model says this: text as it is, anything else as JSON."""
    content = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}
    return Reply(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def fault(status: int, message: str = "no") -> Reply:
    """An error in the interface's own shape."""
    return Reply(json.dumps({"error": {"message": message}}).encode(), status)


class Model:
    """The server as a test sees it: what it answers, what it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.replies: list[Reply] = [says({"statements": [], "commitments": []})]
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.over = threading.Event()
        self.by_question: Callable[[dict[str, Any]], Reply] | None = None

    def answer(self, *replies: Reply | object) -> None:
        """Answer so from now on, one after another; the last one again and again."""
        self.replies = [r if isinstance(r, Reply) else says(r) for r in replies]

    def reply(self, question: dict[str, Any]) -> Reply:
        """What comes next."""
        self.asked.append(question)
        if self.by_question:
            return self.by_question(question)
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def serving() -> Iterator[Model]:
    """The server in a thread, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            model.headers.append({key.lower(): value for key, value in self.headers.items()})
            raw = self.rfile.read(int(self.headers["content-length"]))
            reply = model.reply({"path": self.path, **json.loads(raw)})
            if reply.stall:
                model.over.wait(10)
                return
            self.send_response(reply.status)
            for key, value in ({"Content-Type": "application/json"} | reply.headers).items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            try:
                for piece in (reply.body[n : n + 1] for n in range(len(reply.body))) if reply.drip else (reply.body,):
                    self.wfile.write(piece)
                    self.wfile.flush()
                    if reply.drip and model.over.wait(0.05):
                        return
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    model = Model(f"http://127.0.0.1:{server.server_port}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield model
    finally:
        model.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
