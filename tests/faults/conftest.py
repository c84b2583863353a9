"""The same databases as the integration tests have."""

from tests.integration.conftest import postgresql_server, postgresql_url, sqlite_url, store_url

__all__ = ["postgresql_server", "postgresql_url", "sqlite_url", "store_url"]
