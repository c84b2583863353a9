"""DingTalk, WeCom and Feishu: our robots read the answer; Apprise's own plugins, unchanged, look at the status alone."""

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from notifications.catchers import Conduct
from notifications.channels import AppriseSender, Envelope
from notifications.robot_catcher import RobotCatcher, text_of
from states.vocabulary import ROBOTS, Channel, SendOutcome

STOCK = {
    Channel.DINGTALK: ("dingtalk://tokentoken/?verify=no", "oapi.dingtalk.com"),
    Channel.WECOM: ("wecombot://key-key/?verify=no", "qyapi.weixin.qq.com"),
    Channel.FEISHU: ("feishu://token-token/?verify=no", "open.feishu.cn"),
}
EVERY = sorted(ROBOTS)


def envelope(channel: Channel) -> Envelope:
    return Envelope("k1", channel, "officer-a", "【黄牌】案件2026-0017", "还有10日，请抓紧办理。")


@pytest.mark.parametrize("channel", EVERY)
def test_a_robot_says_what_was_refused_with_status_200(tmp_path: Path, channel: Channel) -> None:
    with RobotCatcher(tmp_path) as chat:
        sender = AppriseSender({}, 0.5, robots={channel: {"others": chat.url(channel)}})
        for conduct, outcome in (
            (Conduct.REJECT, SendOutcome.FAILED),
            (Conduct.TRY_LATER, SendOutcome.REJECTED),
            (Conduct.PROPER, SendOutcome.ACCEPTED),
        ):
            chat.script.then(conduct)
            assert sender.send(envelope(channel)).outcome is outcome
        (caught,) = chat.caught()
        assert caught.subject == "【黄牌】案件2026-0017\n还有10日，请抓紧办理。"


def test_dingtalk_signs_its_address_with_the_secret(tmp_path: Path) -> None:
    with RobotCatcher(tmp_path) as chat:
        url = chat.url(Channel.DINGTALK, "geheim")
        AppriseSender({}, 0.5, robots={Channel.DINGTALK: {"others": url}}).send(envelope(Channel.DINGTALK))
        assert "&timestamp=" in chat.caught()[0].to
        assert "&sign=" in chat.caught()[0].to


def test_each_officer_has_his_own_robot_and_the_rest_share_one(tmp_path: Path) -> None:
    with RobotCatcher(tmp_path / "own") as own, RobotCatcher(tmp_path / "shared") as shared:
        robots = {"officer-a": own.url(Channel.WECOM), "others": shared.url(Channel.WECOM)}
        sender = AppriseSender({}, 0.5, robots={Channel.WECOM: robots})
        sender.send(envelope(Channel.WECOM))
        sender.send(Envelope("k2", Channel.WECOM, "officer-b", "题", "文"))
        assert (len(own.caught()), len(shared.caught())) == (1, 1)
        alone = AppriseSender({}, 0.5, robots={Channel.WECOM: {"officer-a": own.url(Channel.WECOM)}})
        nobody = alone.send(Envelope("k3", Channel.WECOM, "officer-b", "题", "文"))
        assert nobody.outcome is SendOutcome.FAILED, "certain, so that the next channel is tried"


class Proxy:
    """A loopback HTTPS proxy that plays the services themselves, so that Apprise's plugins run as they are."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[tuple[str, str]] = []
        self.status = 200
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate(folder))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                with suppress(OSError), sock:
                    self._one(sock)

    def _one(self, sock: socket.socket) -> None:
        host = head_of(sock).split()[1].split(":")[0]
        sock.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self._context.wrap_socket(sock, server_side=True) as tls:
            head = head_of(tls)
            length = int(
                next(line for line in head.splitlines() if line.lower().startswith("content-length")).split(":")[1]
            )
            body = b""
            while len(body) < length:
                body += tls.recv(length - len(body))
            self.asked.append((host, text_of(body)))
            answer = json.dumps({"errcode": 0, "code": 0}).encode()
            tls.sendall(
                f"HTTP/1.1 {self.status} X\r\nContent-Length: {len(answer)}\r\nConnection: close\r\n\r\n".encode()
                + answer
            )


def head_of(sock: socket.socket) -> str:
    got = b""
    while b"\r\n\r\n" not in got:
        got += sock.recv(1)
    return got.decode()


def certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path = folder / "loopback.pem"
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    proxy = Proxy(tmp_path)
    monkeypatch.setenv("HTTPS_PROXY", proxy.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    yield proxy
    proxy.close()


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
@pytest.mark.parametrize("channel", EVERY)
def test_apprises_own_plugin_is_believed_for_a_yes_and_doubted_for_a_no(services: Proxy, channel: Channel) -> None:
    url, host = STOCK[channel]
    sender = AppriseSender({}, 2.0, robots={channel: {"others": url}})
    assert sender.send(envelope(channel)).outcome is SendOutcome.ACCEPTED
    services.status = 500
    refused = sender.send(envelope(channel))
    assert refused.outcome is SendOutcome.UNKNOWN, "its False may hide a message that was sent"
    assert [asked for asked, _ in services.asked] == [host, host]
    assert "请抓紧办理" in services.asked[0][1]
