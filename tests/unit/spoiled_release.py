"""A release spoiled on purpose: plain data that a test may change, read again as from a file."""

from functools import cache
from typing import Any

import orjson
from pydantic import TypeAdapter

from config.schema.release import ReleaseBody
from tests.unit.case_builders import with_procedures

Data = dict[str, Any]


@cache
def _written(*procedures: str) -> bytes:
    return with_procedures(*procedures).model_dump_json(exclude={"templates"}).encode()


@cache
def _as_it_was(*procedures: str) -> Data:
    return plain(*procedures)


@cache
def _reader(part: str) -> TypeAdapter[Any]:
    kind: Any = ReleaseBody.model_fields[part].annotation
    return TypeAdapter(kind)


def plain(*procedures: str) -> Data:
    """The sample release with these procedures, as data of one's own."""
    data: Data = orjson.loads(_written(*procedures))
    return data | {"templates": dict(with_procedures(*procedures).templates)}


def read_again(data: Data, *procedures: str) -> ReleaseBody:
    """The release of the spoiled data. Only parts that were changed are read: the others are what they were."""
    before = _as_it_was(*procedures)
    assert data.keys() == before.keys()
    changed = {
        part: _reader(part).validate_json(orjson.dumps(value), strict=True)
        for part, value in data.items()
        if value != before[part]
    }
    return ReleaseBody.model_validate(dict(with_procedures(*procedures)) | changed)
