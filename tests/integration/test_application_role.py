"""The role of every day on PostgreSQL: with it all work is done, and nothing on record can be changed."""

import json
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url
from sqlmodel import SQLModel

from models.migrations import application_role
from tests.integration.zhifa_command import BAD_INPUT, DONE, REFUSED, Home

SINCE = ("--from", "2026-01-01", "--to", "2026-12-31")
ROLE, LOGIN = "zhifa_of_every_day", "zhifa_login_of_every_day"


def test_every_table_is_given_or_kept_back_on_purpose() -> None:
    given = {
        *application_role._APPEND_ONLY,
        *application_role._CHANGING,
        *application_role._PROJECTIONS,
        *application_role._BY_COLUMN,
    }
    assert given == set(SQLModel.metadata.tables)


@pytest.fixture
def two_homes(tmp_path: Path, postgresql_url: str) -> tuple[Home, Home]:
    """The bureau as the owner of the tables opens it, and as the login of every day does."""
    owner = Home(tmp_path / "bureau", {"ZHIFA_DATABASE": postgresql_url})
    said = owner.done("init", "--role", ROLE)
    assert f"GRANT {ROLE} TO" in said, "what is still to be done"
    with psycopg.connect(postgresql_url, autocommit=True) as admin:
        if admin.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (LOGIN,)).fetchone() is None:
            admin.execute(f"CREATE ROLE {LOGIN} LOGIN")
        admin.execute(f"GRANT {ROLE} TO {LOGIN}")
    told = make_url(postgresql_url).set(username=LOGIN).render_as_string(hide_password=False)
    return owner, Home(tmp_path / "bureau", {"ZHIFA_DATABASE": told})


def account(home: Home) -> str:
    """What the examination says of the login."""
    looked: list[dict[str, str]] = json.loads(home.run("doctor", "--json").stdout)["lines"]
    return next(line["state"] for line in looked if line["area"] == "数据库账号")


def test_a_day_of_work_is_done_with_the_role(two_homes: tuple[Home, Home]) -> None:
    _, daily = two_homes
    no = daily.open_case()
    daily.act(no, "issue_prompt", {"channel": "document"})
    assert daily.run("case", "act", no, "close_case", "--by", "leader-a", "--revision", "2", "--with", "{}").returncode
    for words in (("sweep",), ("deliver",), ("checkpoint",), ("verify",), ("terms",), ("statistics", *SINCE)):
        assert daily.run(*words).returncode in (DONE, REFUSED), words
    assert daily.run("verify").returncode == DONE
    assert daily.json("case", "show", no)["revision"] == 2


def test_nothing_on_record_can_be_changed_with_the_role(two_homes: tuple[Home, Home]) -> None:
    owner, daily = two_homes
    daily.open_case()
    with psycopg.connect(daily.more["ZHIFA_DATABASE"], autocommit=True) as login:
        for statement in ("UPDATE event SET body = ''", "DELETE FROM document", "UPDATE document SET title = ''"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                login.execute(statement)
    assert (account(owner), account(daily)) == ("注意", "正常")


def test_a_role_is_given_anew_after_an_upgrade_and_never_on_sqlite(
    two_homes: tuple[Home, Home], tmp_path: Path
) -> None:
    owner, daily = two_homes
    assert ROLE in owner.done("upgrade", "--role", ROLE)
    assert daily.open_case() == "2026-0001"
    assert "不能设角色" in refused(Home(tmp_path / "other"), "init", "--role", ROLE)
    assert not (tmp_path / "other").exists()
    assert "小写字母" in refused(owner, "upgrade", "--role", 'x"; DROP TABLE event')


def refused(home: Home, *words: str) -> str:
    said = home.run(*words)
    assert said.returncode == BAD_INPUT
    return said.stderr
