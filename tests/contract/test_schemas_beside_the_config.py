"""Every YAML file of the sample names its schema, and the schemas that lie there are those of the code."""

import json
from pathlib import Path

import pytest

from portal.schemas import FILES, SCHEMAS, schema_files

CONFIG = Path(__file__).resolve().parents[2] / "config"
NAMED = sorted((path, schema) for pattern, (schema, _) in FILES.items() for path in CONFIG.glob(pattern))


def test_every_yaml_file_of_the_sample_has_a_schema() -> None:
    assert {path for path, _ in NAMED} == set(CONFIG.rglob("*.yaml"))


@pytest.mark.parametrize(("path", "schema"), NAMED, ids=lambda value: getattr(value, "name", None))
def test_the_first_line_leads_an_editor_to_it(path: Path, schema: str) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    told = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / told).resolve() == CONFIG / SCHEMAS / f"{schema}.json"


def test_the_schemas_are_those_of_the_code() -> None:
    """After a change of a type: zhifa config schema --write."""
    lying = {path.name: path.read_text(encoding="utf-8") for path in (CONFIG / SCHEMAS).iterdir()}
    assert lying == schema_files()


def test_an_editor_completes_the_words_and_refuses_unknown_keys() -> None:
    told = json.loads((CONFIG / SCHEMAS / "terms.json").read_text(encoding="utf-8"))
    rule = told["$defs"]["TermRule"]
    assert rule["additionalProperties"] is False
    assert "working_day" in json.dumps(rule)
