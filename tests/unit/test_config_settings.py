"""Settings from the environment."""

import dataclasses
from pathlib import Path

import pytest

from config.errors import BadInput
from config.settings import CHECKOUT, Settings


def test_without_any_variable_the_checkout_is_used() -> None:
    found = Settings.from_environment({})
    assert (found.config, found.templates) == (CHECKOUT / "config", CHECKOUT / "templates")
    assert found.data == CHECKOUT / "var"
    assert found.database == f"sqlite:///{CHECKOUT / 'var' / 'zhifa.sqlite3'}"


@pytest.mark.parametrize("environment", [{}, {"HOME": "/home/someone"}, {"XDG_CONFIG_HOME": "/etc/xdg-of-mine"}])
def test_keys_never_lie_in_the_data_folder_by_default(environment: dict[str, str]) -> None:
    found = Settings.from_environment(environment)
    assert found.data != found.keys
    assert found.data not in found.keys.parents


def test_variables_decide(tmp_path: Path) -> None:
    given = {
        "ZHIFA_CONFIG": str(tmp_path / "c"),
        "ZHIFA_DATA": str(tmp_path / "d"),
        "ZHIFA_KEYS": str(tmp_path / "k"),
        "ZHIFA_DATABASE": "postgresql://somebody:secret@127.0.0.1/zhifa",
    }
    found = Settings.from_environment(given)
    assert (found.config, found.data, found.keys) == (tmp_path / "c", tmp_path / "d", tmp_path / "k")
    assert found.database == given["ZHIFA_DATABASE"]
    assert "secret" not in repr(found)


def test_a_relative_folder_means_the_same_from_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings.from_environment({"ZHIFA_DATA": "here"}).data == tmp_path.resolve() / "here"


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.from_environment({"ZHIFA_DATA": "", "ZHIFA_DATABASE": ""}) == Settings.from_environment({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZHIFA_KEYS", "/srv/zhifa/keys"),
        ("ZHIFA_KEYS", "/srv/zhifa"),
        ("ZHIFA_DATABASE", "mysql://localhost/zhifa"),
        ("ZHIFA_DATABASE", "zhifa.sqlite3"),
        ("ZHIFA_CONFIG", "/srv/\x00"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadInput) as refused:
        Settings.from_environment({"ZHIFA_DATA": "/srv/zhifa", name: value})
    assert refused.value.field == name


def test_settings_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings.from_environment({}).data = Path("/")  # type: ignore[misc]
