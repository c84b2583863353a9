"""``zhifa init``: an own empty bureau, wholly or not at all."""

import stat
from pathlib import Path

import pytest

from models.database import create_store, is_empty, open_store, remove_store
from models.outbox_review import counts
from tests.integration.zhifa_command import BAD_INPUT, DONE, Home


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_an_own_bureau_has_its_config_its_data_and_a_key_apart_that_only_its_owner_reads(tmp_path: Path) -> None:
    home = Home(tmp_path / "bureau")
    said = home.done("init")
    for place in (home.config, home.data, home.keys / "checkpoint.pem"):
        assert str(place) in said
    assert "试运行" in said
    assert "config publish" in said, "what to do next"
    assert mode(home.keys / "checkpoint.pem") == 0o600
    assert mode(home.data / "zhifa.sqlite3") == 0o600
    assert mode(home.data) == 0o700
    assert not home.keys.is_relative_to(home.data)
    assert "mode: test" in (home.config / "channels.yaml").read_text(encoding="utf-8")
    assert not (home.config / "dockets").exists(), "the sample's cases are not the bureau's"
    store = open_store(f"sqlite:///{home.data / 'zhifa.sqlite3'}")
    assert counts(store) == {}
    store.close()
    assert home.json("case", "list") == {"cases": [], "sections": []}
    assert home.run("config", "check").returncode == DONE
    assert home.run("verify").returncode == DONE


def test_a_second_init_changes_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.done("init")
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    again = home.run("init")
    assert again.returncode == BAD_INPUT
    assert "已有数据库" in again.stderr
    assert {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()} == before


def test_a_config_that_is_there_is_used_and_not_overwritten(tmp_path: Path) -> None:
    first, second = Home(tmp_path / "first"), Home(tmp_path / "second")
    first.done("init")
    own = (first.config / "bureau.yaml").read_text(encoding="utf-8").replace("short: 金科", "short: 试科")
    (first.config / "bureau.yaml").write_text(own, encoding="utf-8")
    assert second.run("init", ZHIFA_CONFIG=str(first.config)).returncode == DONE
    assert (first.config / "bureau.yaml").read_text(encoding="utf-8") == own
    assert not second.config.exists()


@pytest.mark.parametrize("fault", ["bad_yaml", "live", "key_in_others_hands", "data_is_a_file"])
def test_what_fails_leaves_nothing_half_made(tmp_path: Path, fault: str) -> None:
    home = Home(tmp_path / "bureau")
    donor = Home(tmp_path / "donor")
    donor.done("init")
    config = donor.config
    if fault == "bad_yaml":
        (config / "powers.yaml").write_text("- code: 1", encoding="utf-8")
    elif fault == "live":
        text = (config / "channels.yaml").read_text(encoding="utf-8")
        (config / "channels.yaml").write_text(
            text.replace("mode: test", "mode: live").replace("test_receivers: []", ""), encoding="utf-8"
        )
    elif fault == "key_in_others_hands":
        home.keys.mkdir(parents=True)
        (home.keys / "checkpoint.pem").write_bytes((donor.keys / "checkpoint.pem").read_bytes())
        (home.keys / "checkpoint.pem").chmod(0o644)
    else:
        home.folder.mkdir()
        home.data.write_text("不是目录", encoding="utf-8")
    before = sorted(path for path in tmp_path.rglob("*"))
    failed = home.run("init", ZHIFA_CONFIG=str(config))
    assert failed.returncode in (BAD_INPUT, 4), failed.stdout
    assert failed.stderr.strip()
    assert "Traceback" not in failed.stderr
    assert sorted(path for path in tmp_path.rglob("*")) == before


def test_a_bureau_on_postgresql_and_a_failed_one_that_leaves_its_database_empty(
    tmp_path: Path, postgresql_url: str
) -> None:
    create_store(postgresql_url).close()
    remove_store(postgresql_url)
    assert is_empty(postgresql_url), "what init takes back when a later step fails"
    home = Home(tmp_path / "bureau", {"ZHIFA_DATABASE": postgresql_url})
    home.keys.mkdir(parents=True)
    (home.keys / "checkpoint.pem.pub").write_text("somebody's", encoding="utf-8")  # the key cannot be made beside it
    assert home.run("init").returncode == BAD_INPUT
    assert is_empty(postgresql_url)
    assert not home.data.exists()
    assert (home.keys / "checkpoint.pem.pub").read_text(encoding="utf-8") == "somebody's"
    (home.keys / "checkpoint.pem.pub").unlink()
    home.done("init")
    assert home.run("init").returncode == BAD_INPUT
    assert home.open_case() == "2026-0001"
    assert home.run("verify").returncode == DONE
