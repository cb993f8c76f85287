"""One question to the model: messages in, the words of its answer out.

Bounded: one time for a whole answer, a size, a few tries where the server is busy. Refuses redirects, since texts
go only where a person sent them, and proxies of the environment for the same reason. A server that does not
know how to keep to a schema is asked without one.
"""

import json
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from palabre.errors import FetchError, FetchFailed, FetchRefused
from palabre.propose.endpoint import KEY_VARIABLE, Endpoint

if TYPE_CHECKING:
    import httpx2

Message = dict[str, str]

MOST_BYTES = 1_000_000
TRIES = 3
_LONGEST_ANSWER = 4096  # tokens
_BUSY = {429, 500, 502, 503, 504}
_NO_SCHEMA = {400, 415, 422, 501}  # what servers say to a field that they do not know
_SHOWN = 200  # characters of a server's own words in a message


class Client:
    """Asks one endpoint.

    Args:
        endpoint: where, whom, and how long.
        schema: JSON schema that an answer is to keep to.
        pause: seconds before the second try; doubled before each later one.
    """

    def __init__(self, endpoint: Endpoint, schema: dict[str, Any], *, pause: float = 0.5) -> None:
        self._endpoint = endpoint
        self._url = f"{endpoint.url}/chat/completions"
        self._format: dict[str, Any] | None = {
            "type": "json_schema",
            "json_schema": {"name": "proposals", "strict": True, "schema": schema},
        }
        self._pause = pause

    def answer(self, messages: Sequence[Message]) -> str:
        """What the model says.

        Raises:
            FetchFailed: no answer that can be used came this time.
            FetchRefused: none would come at any time: wrong key, wrong model, another address.
        """
        status, body = self._asked(messages, self._format)
        if self._format and status in _NO_SCHEMA:
            status, body = self._asked(messages, None)
            if status == 200:
                self._format = None
        if status != 200:
            raise self._refusal(status, body)
        return self._words(body)

    def _asked(self, messages: Sequence[Message], form: dict[str, Any] | None) -> tuple[int, bytes]:
        question: dict[str, Any] = {
            "model": self._endpoint.model,
            "messages": list(messages),
            "temperature": 0,
            "max_tokens": _LONGEST_ANSWER,
            "stream": False,
        }
        if form:
            question["response_format"] = form
        for attempt in range(1, TRIES):
            status, body = self._tried(question)
            if status not in _BUSY:
                return status, body
            time.sleep(self._pause * 2 ** (attempt - 1))
        return self._tried(question)

    def _tried(self, question: dict[str, Any]) -> tuple[int, bytes]:
        import httpx2

        raw = json.dumps(question).encode()  # in ASCII: articles may hold what UTF-8 cannot
        try:
            with self._http() as http, http.stream("POST", self._url, content=raw) as response:
                if response.is_redirect:
                    raise self._elsewhere(response)
                return response.status_code, self._body(response)
        except httpx2.TimeoutException as error:
            raise self._late() from error
        except httpx2.ConnectError as error:
            remedy = "start it, or check the address given with --proposer"
            raise FetchFailed(self._url, "no server answers there", remedy) from error
        except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL) as error:
            raise FetchFailed(self._url, f"no answer: {self._safe(str(error))}", "see the server's log") from error

    def _http(self) -> "httpx2.Client":
        import httpx2

        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self._endpoint.key:
            headers["Authorization"] = f"Bearer {self._endpoint.key}"
        secure = self._url.startswith("https")
        return httpx2.Client(
            verify=httpx2.create_ssl_context(trust_env=False) if secure else False,
            trust_env=False,
            follow_redirects=False,
            timeout=self._endpoint.timeout,
            headers=headers,
        )

    def _body(self, response: "httpx2.Response") -> bytes:
        until = time.monotonic() + self._endpoint.timeout
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > MOST_BYTES:
                reason = f"answers with more than {MOST_BYTES:,} bytes"
                raise FetchFailed(self._url, reason, "is it a language model's server?")
            if time.monotonic() > until:
                raise self._late()
        return bytes(body)

    def _words(self, body: bytes) -> str:
        try:
            said = json.loads(body)["choices"][0]["message"]["content"]
        except (ValueError, RecursionError, LookupError, TypeError) as error:
            remedy = "is it OpenAI-compatible? Its address mostly ends in /v1"
            raise FetchFailed(self._url, "the answer holds nothing that a model said", remedy) from error
        if not isinstance(said, str):
            raise FetchFailed(self._url, "the model said nothing", "try another model")
        return said

    # ------------------------------------------------------------------------------------------------- what went wrong
    def _late(self) -> FetchFailed:
        reason = f"no whole answer within {self._endpoint.timeout:g} seconds"
        return FetchFailed(self._url, reason, "raise the option `proposer_timeout`, or take a smaller model")

    def _elsewhere(self, response: "httpx2.Response") -> FetchRefused:
        to = self._safe(response.headers.get("location", "another address"))
        return FetchRefused(self._url, f"redirects to {to}", "texts go only where you send them: give that address")

    def _refusal(self, status: int, body: bytes) -> FetchError:
        if status in {401, 403}:
            given = "refuses the key" if self._endpoint.key else "wants a key"
            return FetchRefused(self._url, f"the server {given} ({status})", f"set {KEY_VARIABLE} in the environment")
        words = self._safe(_server_words(body))
        if status == 404:
            reason = f"no model `{self._endpoint.model}` there, or nothing at all (404){words}"
            remedy = f"check --proposer-model and the address; {self._endpoint.url}/models lists the models"
            return FetchRefused(self._url, reason, remedy)
        remedy = f"see the server's log; {self._endpoint.url}/models lists its models"
        return FetchFailed(self._url, f"the server answered {status}{words}", remedy)

    def _safe(self, words: str) -> str:
        """Words of a server, short, and without the key should it repeat it."""
        key = self._endpoint.key
        return (words.replace(key, "(key)") if key else words)[:_SHOWN]


def _server_words(body: bytes) -> str:
    """What the server says was wrong, after a colon, or nothing."""
    try:
        error = json.loads(body)["error"]
        words = error["message"] if isinstance(error, dict) else error
    except (ValueError, RecursionError, LookupError, TypeError):
        return ""
    return f": {' '.join(words.split())}" if isinstance(words, str) else ""
