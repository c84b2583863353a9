"""What an admin may write into channels.yaml, and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from config.reading import read_file
from config.schema import channels
from config.schema.channels import Channels, Route, is_loopback

LOOPBACK_SMS = "zhifasms://demo@127.0.0.1:18026/send"


def read(**values: Any) -> Channels:
    return Channels.model_validate_json(json.dumps(values), strict=True)


def test_a_test_bureau_with_a_loopback_and_a_secret_elsewhere() -> None:
    settings = read(
        mode="test",
        test_receivers=["13800138000"],
        sms={"url": LOOPBACK_SMS},
        email={"url_env": "ZHIFA_EMAIL_URL", "per_minute": 60},
    )
    assert set(settings.routes()) == {"sms", "email"}
    url = settings.routes()["email"].resolve({"ZHIFA_EMAIL_URL": "zhifamail://u:p@mail.example:587/?from=a@b.example"})
    assert url.startswith("zhifamail://")
    assert settings.test_receivers == ("13800138000",)


@pytest.mark.parametrize(
    "values",
    [
        {"mode": "on"},
        {},
        {"mode": "live", "test_receivers": ["13800138000"]},
        {"mode": "test", "sms": {}},
        {"mode": "test", "sms": {"url": LOOPBACK_SMS, "url_env": "ZHIFA_SMS_URL"}},
        {"mode": "test", "sms": {"url_env": "zhifa"}},
        {"mode": "test", "sms": {"url": "zhifasmss://token@gateway.example/send"}},
        {"mode": "test", "sms": {"url": "zhifasmss://gateway.example/send"}},
        {"mode": "test", "email": {"url": "zhifamail://u:p@mail.example/?from=a@b.example"}},
        {"mode": "test", "email": {"url": "dingtalk://token/"}},
        {"mode": "test", "sms": {"url": LOOPBACK_SMS + "?retry=1"}},
        {"mode": "test", "sms": {"url": LOOPBACK_SMS + "?optional="}},
        {"mode": "test", "sms": {"url": f"{LOOPBACK_SMS}, {LOOPBACK_SMS}"}},
        {"mode": "test", "sms": {"url": "127.0.0.1:18026"}},
        {"mode": "test", "sms": {"url": "zhifasms://"}},
        {"mode": "test", "sms": {"url": "zhifasms://[::1"}},
        {"mode": "test", "sms": {"url": LOOPBACK_SMS, "per_minute": 0}},
        {"mode": "test", "sms": {"url": LOOPBACK_SMS, "timeout_seconds": 61}},
        {"mode": "test", "sms": {"url": LOOPBACK_SMS, "timeout_seconds": "10"}},
        {"mode": "test", "fax": {"url": LOOPBACK_SMS}},
    ],
)
def test_what_is_unclear_or_secret_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        read(**values)


def test_a_mail_server_without_an_account_may_stand_in_yaml() -> None:
    assert read(mode="test", email={"url": "zhifamail://mail.example:25/?from=a@b.example"}).email is not None


@pytest.mark.parametrize("environment", [{}, {"ZHIFA_SMS_URL": ""}, {"ZHIFA_SMS_URL": "secret value"}])
def test_an_environment_variable_that_is_no_url_is_named_and_not_shown(environment: dict[str, str]) -> None:
    route = Route.model_validate_json('{"url_env": "ZHIFA_SMS_URL"}', strict=True)
    with pytest.raises(ValueError, match="ZHIFA_SMS_URL") as refused:
        route.resolve(environment)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("zhifasms://t@127.0.0.1:1/", True),
        ("zhifasms://t@127.9.9.9/", True),
        ("zhifamail://[::1]:25/", True),
        ("zhifamail://localhost/", True),
        ("zhifamail://localhost.example/", False),
        ("zhifamail://127.0.0.1.example/", False),
        ("zhifamail://127.0.0.1@mail.example/", False),
        ("zhifamail://10.0.0.1/", False),
    ],
)
def test_what_stays_on_this_machine(url: str, expected: bool) -> None:
    assert is_loopback(url) is expected


def test_the_sample_of_the_repository_is_valid_and_stays_on_this_machine() -> None:
    sample = Path(channels.__file__).parent.parent / "channels.yaml"
    routes = read_file(sample, Channels).routes()
    assert set(routes) == {"sms", "email"}
    assert all(is_loopback(route.resolve({})) for route in routes.values())
