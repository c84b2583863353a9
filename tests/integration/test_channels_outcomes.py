"""Every way a hand-over can end, against real servers on loopback; the catcher's log says what really arrived."""

import email
import email.policy
import ipaddress
import json
import os
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from notifications.catchers import Caught, Conduct, MailCatcher, SmsCatcher, read_log
from notifications.channels import AppriseSender, Envelope, RecordingSender, SendResult
from notifications.smtp_plugin import message_id
from states.vocabulary import Channel, SendOutcome

TIMEOUT = 0.5
ADDRESSES = {Channel.EMAIL: "dangshiren@party.example", Channel.SMS: "13800138000"}
ACCEPTED, REJECTED, UNKNOWN, FAILED = (
    SendOutcome.ACCEPTED, SendOutcome.REJECTED, SendOutcome.UNKNOWN, SendOutcome.FAILED,
)  # fmt: skip

Catchers = dict[Channel, MailCatcher | SmsCatcher]


@pytest.fixture
def catchers(tmp_path: Path) -> Iterator[Catchers]:
    with (
        MailCatcher(tmp_path / "mail", slow_seconds=0.05) as mail,
        SmsCatcher(tmp_path / "sms", token="t/o:k en", slow_seconds=0.05) as sms,
    ):
        yield {Channel.EMAIL: mail, Channel.SMS: sms}


def make_envelope(channel: Channel, key: str = "e1:message:party:x", **changes: str) -> Envelope:
    given = {"address": ADDRESSES[channel], "title": "案件提示：事先告知", "body": "您好，\n.请于三日内陈述申辩。"}
    told = given | changes
    return Envelope(key=key, channel=channel, address=told["address"], title=told["title"], body=told["body"])


def make_sender(catchers: Catchers) -> AppriseSender:
    return AppriseSender({channel: catcher.url for channel, catcher in catchers.items()}, timeout=TIMEOUT)


@contextmanager
def free_port() -> Iterator[int]:
    """A port that is bound and not listening: connecting to it is refused for certain."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


@pytest.mark.parametrize(
    ("channel", "conduct", "outcome", "copies"),
    [
        (Channel.EMAIL, Conduct.PROPER, ACCEPTED, 1),
        (Channel.EMAIL, Conduct.SLOW, ACCEPTED, 1),
        (Channel.EMAIL, Conduct.REFUSE, REJECTED, 0),
        (Channel.EMAIL, Conduct.TRY_LATER, REJECTED, 0),
        (Channel.EMAIL, Conduct.REJECT, FAILED, 0),
        (Channel.EMAIL, Conduct.BREAK, REJECTED, 0),
        (Channel.EMAIL, Conduct.HANG, UNKNOWN, 1),
        (Channel.EMAIL, Conduct.RESET, UNKNOWN, 1),
        (Channel.EMAIL, Conduct.GARBAGE, UNKNOWN, 1),
        (Channel.SMS, Conduct.PROPER, ACCEPTED, 1),
        (Channel.SMS, Conduct.SLOW, ACCEPTED, 1),
        (Channel.SMS, Conduct.TRY_LATER, REJECTED, 0),
        (Channel.SMS, Conduct.REJECT, FAILED, 0),
        (Channel.SMS, Conduct.REFUSE, UNKNOWN, 0),  # the request was on its way when the connection broke
        (Channel.SMS, Conduct.HANG, UNKNOWN, 1),
        (Channel.SMS, Conduct.RESET, UNKNOWN, 1),
        (Channel.SMS, Conduct.GARBAGE, UNKNOWN, 1),
        (Channel.SMS, Conduct.BREAK, UNKNOWN, 1),
    ],
)
def test_an_outcome_says_what_is_certain_and_one_call_is_at_most_one_copy(
    catchers: Catchers, channel: Channel, conduct: Conduct, outcome: SendOutcome, copies: int
) -> None:
    catchers[channel].script.then(conduct)
    result = make_sender(catchers).send(make_envelope(channel))
    caught = catchers[channel].caught()
    assert result.outcome is outcome
    assert result.detail
    assert [copy.key for copy in caught] == ["e1:message:party:x"] * copies
    assert (result.reference is not None) == (outcome is ACCEPTED)


@pytest.mark.parametrize("channel", [Channel.SMS, Channel.EMAIL])
def test_a_gateway_that_is_down_has_certainly_not_sent(channel: Channel) -> None:
    with free_port() as port:
        urls = {
            Channel.EMAIL: f"zhifamail://127.0.0.1:{port}/?from=a@bureau.example",
            Channel.SMS: f"zhifasms://t@127.0.0.1:{port}/send",
        }
        result = AppriseSender(urls, timeout=TIMEOUT).send(make_envelope(channel))
    assert result.outcome is REJECTED


def test_a_mail_arrives_whole_with_its_key_and_a_message_id_that_a_second_copy_repeats(catchers: Catchers) -> None:
    mail_catcher, sender = catchers[Channel.EMAIL], make_sender(catchers)
    mail_catcher.script.then(Conduct.HANG)
    envelope = make_envelope(Channel.EMAIL)
    assert sender.send(envelope).outcome is UNKNOWN
    assert sender.send(envelope).reference == "2.0.0 OK queued as 000002"
    mails = [read_mail(catchers, copy) for copy in mail_catcher.caught()]
    assert [mail["Message-ID"] for mail in mails] == [message_id(envelope.key, "bureau.example")] * 2
    assert mails[0]["X-Zhifa-Key"] == envelope.key
    assert mails[0]["To"] == ADDRESSES[Channel.EMAIL]
    assert mails[0]["Subject"] == "案件提示：事先告知"
    body = mails[0].get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == envelope.body


def read_mail(catchers: Catchers, copy: Caught) -> email.message.EmailMessage:
    folder = catchers[Channel.EMAIL].folder
    return email.message_from_bytes((folder / copy.file).read_bytes(), policy=email.policy.default)


def test_a_text_reaches_the_gateway_as_agreed(catchers: Catchers) -> None:
    result = make_sender(catchers).send(make_envelope(Channel.SMS))
    (copy,) = catchers[Channel.SMS].caught()
    assert (copy.channel, copy.to, result.reference) == ("sms", ADDRESSES[Channel.SMS], "sms-000001")
    assert json.loads((catchers[Channel.SMS].folder / copy.file).read_text(encoding="utf-8")) == {
        "key": "e1:message:party:x",
        "to": ADDRESSES[Channel.SMS],
        "text": "您好，\n.请于三日内陈述申辩。",
        "sign": "演示短信",
    }


def test_a_wrong_token_may_be_mended_and_tried_again(catchers: Catchers) -> None:
    url = catchers[Channel.SMS].url.replace("t%2Fo%3Ak%20en", "wrong")
    assert AppriseSender({Channel.SMS: url}).send(make_envelope(Channel.SMS)).outcome is REJECTED


def test_mail_to_another_machine_is_never_sent_in_clear(catchers: Catchers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notifications.smtp_plugin._is_loopback", lambda host: False)
    assert make_sender(catchers).send(make_envelope(Channel.EMAIL)).outcome is REJECTED
    assert catchers[Channel.EMAIL].caught() == []


@pytest.mark.parametrize("flawed", [
    {"address": "13800138000,13900139000"}, {"address": "13800138000 13900139000"}, {"address": ""},
    {"address": "１３８００１３８０００"}, {"address": "13800138000\n"}, {"body": "  "}, {"body": "a\x00b"},
    {"title": "a\nb"},
])  # fmt: skip
def test_a_flawed_text_fails_without_a_call(catchers: Catchers, flawed: dict[str, str]) -> None:
    assert make_sender(catchers).send(make_envelope(Channel.SMS, **flawed)).outcome is FAILED
    assert catchers[Channel.SMS].caught() == []


@pytest.mark.parametrize("address", [
    "a@b.example,c@d.example", "a@b.example c@d.example", "A <a@b.example>", "a@b.example\r\nRCPT TO:<c@d.example>",
    "nobody", "张@b.example", "a@",
])  # fmt: skip
def test_an_address_that_is_not_one_mailbox_fails_without_a_call(catchers: Catchers, address: str) -> None:
    assert make_sender(catchers).send(make_envelope(Channel.EMAIL, address=address)).outcome is FAILED
    assert catchers[Channel.EMAIL].caught() == []


def test_a_flawed_key_fails_without_a_call(catchers: Catchers) -> None:
    assert make_sender(catchers).send(make_envelope(Channel.SMS, key="a\r\nX: b")).outcome is FAILED


def test_a_channel_without_a_url_is_told_so() -> None:
    assert AppriseSender({}).send(make_envelope(Channel.SMS)).outcome is REJECTED


def test_ten_receivers_one_bad_is_ten_outcomes(catchers: Catchers) -> None:
    catchers[Channel.SMS].script.always("13800000003", Conduct.REJECT)
    sender = make_sender(catchers)
    numbers = [f"1380000000{digit}" for digit in range(10)]
    outcomes = [sender.send(make_envelope(Channel.SMS, f"k{n}", address=n)).outcome for n in numbers]
    assert outcomes == [ACCEPTED] * 3 + [FAILED] + [ACCEPTED] * 6


def test_a_child_process_sends_to_the_parents_catcher(catchers: Catchers) -> None:
    sender = make_sender(catchers)
    child = os.fork()
    if child == 0:
        outcome = sender.send(make_envelope(Channel.SMS)).outcome
        os._exit(0 if outcome is ACCEPTED else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert len(catchers[Channel.SMS].caught()) == 1


def test_a_child_process_runs_a_catcher_of_its_own(tmp_path: Path) -> None:
    mail = MailCatcher(tmp_path)
    child = os.fork()
    if child == 0:
        with mail:
            outcome = AppriseSender({Channel.EMAIL: mail.url}).send(make_envelope(Channel.EMAIL)).outcome
        os._exit(0 if outcome is ACCEPTED else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert len(read_log(tmp_path)) == 1


def test_a_line_cut_off_by_a_crash_is_left_out_of_the_log(catchers: Catchers) -> None:
    make_sender(catchers).send(make_envelope(Channel.SMS))
    folder = catchers[Channel.SMS].folder
    with (folder / "caught.jsonl").open("a", encoding="utf-8") as log:
        log.write('{"channel": "sm')
    assert len(read_log(folder)) == 1


def test_the_recording_sender_answers_by_receiver_then_by_channel() -> None:
    sender = RecordingSender({"sms": UNKNOWN, "13800138001": REJECTED})
    sender.answer("13800138002", FAILED)
    numbers = ["13800138000", "13800138001", "13800138002"]
    results = [sender.send(make_envelope(Channel.SMS, address=number)) for number in numbers]
    assert [result.outcome for result in results] == [UNKNOWN, REJECTED, FAILED]
    assert sender.send(make_envelope(Channel.EMAIL)) == SendResult(ACCEPTED, "recorded-4", "演练记录")
    assert [envelope.address for envelope in sender.sent][:3] == numbers
    assert sender.send(make_envelope(Channel.SMS, address="x")).outcome is FAILED
    assert len(sender.sent) == 4


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate for 127.0.0.1 that this process, and only it, trusts."""
    chain = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(chain))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    return context


def make_certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "loopback")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "loopback.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.mark.parametrize("immediate", [True, False])
def test_mail_over_tls_reaches_a_server_whose_certificate_is_trusted(
    tmp_path: Path, certificate: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, immediate: bool
) -> None:
    monkeypatch.setattr("notifications.smtp_plugin._is_loopback", lambda host: False)
    with MailCatcher(tmp_path / "tls", tls=certificate, immediate_tls=immediate) as mail:
        assert AppriseSender({Channel.EMAIL: mail.url}).send(make_envelope(Channel.EMAIL)).outcome is ACCEPTED
        monkeypatch.delenv("SSL_CERT_FILE")
        assert AppriseSender({Channel.EMAIL: mail.url}).send(make_envelope(Channel.EMAIL)).outcome is REJECTED
        url = f"{mail.url}&verify=no"
        assert AppriseSender({Channel.EMAIL: url}).send(make_envelope(Channel.EMAIL)).outcome is ACCEPTED
    assert len(mail.caught()) == 2
