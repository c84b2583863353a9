"""河南省行政执法条例20: only staff on the establishment hold a certificate; workers, contract and temporary staff do not."""

from typing import Any

import pytest
from pydantic import ValidationError

from config.schema.bureau import OfficerEntry

CERTIFICATE = {"no": "样证A010099", "field": "科学技术", "valid_from": "2024-01-01", "valid_to": "2028-12-31"}


def entry(**about: Any) -> OfficerEntry:
    return OfficerEntry.model_validate(
        {"id": "officer-z", "name": "样例", "section": "政策法规科", "roles": ("officer",), **about}
    )


@pytest.mark.parametrize("post", ["worker", "contract", "temporary"])
def test_who_is_not_on_the_establishment_holds_no_certificate(post: str) -> None:
    with pytest.raises(ValidationError, match="河南省行政执法条例20"):
        entry(post=post, certificate=CERTIFICATE)
    assert entry(post=post).certificate is None


def test_staff_on_the_establishment_may() -> None:
    assert entry(certificate=CERTIFICATE).post == "established"
    assert entry(post="established", certificate=CERTIFICATE).certificate is not None
