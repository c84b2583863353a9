"""Receipts by HTTP: the SMS gateway calls back with JSON. One function for every server, and one on loopback.

Contract, beside that of `notifications.sms_plugin`: ``POST`` with ``Authorization: Bearer <token>`` and
``{"id": "<its name for the message>", "state": "delivered" | "undeliverable", "key": "<our key>"}`` (``key`` may be left
out). 204: stored. 400: never send this again. 401: the token. 503: not stored, send it again.
"""

import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from notifications.receipt_sink import ReceiptSink

BODY_MOST = 16 * 1024
STORED, MALFORMED, TOKEN, TOO_LONG, AGAIN = 204, 400, 401, 413, 503
STATES = {"delivered": True, "undeliverable": False}
LOOPBACK = "127.0.0.1"


def take_callback(sink: ReceiptSink, token: str, authorization: str, body: bytes) -> int:
    """Take one callback; answers the HTTP status. Nothing of the request is logged or repeated."""
    if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
        return TOKEN
    if len(body) > BODY_MOST:
        return TOO_LONG
    told = _told(body)
    if told is None:
        return MALFORMED
    try:
        sink(*told)
    except ValueError:
        return MALFORMED
    except Exception:  # noqa: BLE001 - whatever kept it from being stored, the gateway must come back
        return AGAIN
    return STORED


def _told(body: bytes) -> tuple[str, bool, str | None] | None:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not told.keys() <= {"id", "state", "key"} or told.get("state") not in STATES:
        return None
    reference, key = told.get("id"), told.get("key")
    if not isinstance(reference, str) or not isinstance(key, str | None):
        return None
    return reference, STATES[told["state"]], key


class ReceiptCallback:
    """A small HTTP server on loopback that hands callbacks to a sink; a bureau puts its own proxy in front."""

    def __init__(self, sink: ReceiptSink, token: str, port: int = 0) -> None:
        self._sink, self._token, self.port = sink, token, port
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Where the gateway calls."""
        return f"http://{LOOPBACK}:{self.port}/receipts"

    def __enter__(self) -> "ReceiptCallback":
        sink, token = self._sink, self._token

        class Handler(BaseHTTPRequestHandler):
            timeout = 10.0

            def log_message(self, *args: object) -> None:
                """A receipt names a message; it is in the database."""

            def do_POST(self) -> None:
                length = self.headers.get("Content-Length", "")
                status = TOO_LONG
                if length.isdecimal() and int(length) <= BODY_MOST:
                    body = self.rfile.read(int(length))
                    status = take_callback(sink, token, self.headers.get("Authorization", ""), body)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        self._server = ThreadingHTTPServer((LOOPBACK, self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()
