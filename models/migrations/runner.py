"""Runs the migrations on a connection whose transaction the caller holds: all of them or none."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def upgrade(conn: Connection) -> None:
    """Bring the schema to the newest migration."""
    config = _config()
    config.attributes["connection"] = conn
    command.upgrade(config, "head")


def newest() -> str | None:
    """The revision of the newest migration."""
    return ScriptDirectory.from_config(_config()).get_current_head()
