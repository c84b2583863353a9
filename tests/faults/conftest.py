"""The stores of the integration tests, for faults that need a real database of each kind."""

from tests.integration.conftest import postgresql_server, postgresql_url, sqlite_url, store_url

__all__ = ["postgresql_server", "postgresql_url", "sqlite_url", "store_url"]
