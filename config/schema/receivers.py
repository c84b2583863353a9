"""By which channels each receiver (接收人) is written to, in the order in which they are tried."""

from typing import Literal, Self

from pydantic import Field, model_validator

from config.schema.base import Strict
from config.schema.bureau import OfficerId

PartyChannel = Literal["sms", "email"]
OfficerChannel = Literal["sms", "email", "dingtalk", "wecom", "feishu"]


class Receivers(Strict):
    """``receivers.yaml``: the order for parties, for officers, and for those officers who chose another.

    The first channel by which the receiver can be reached is used; the next one only after a certain failure.
    """

    party: tuple[PartyChannel, ...] = Field(default=("sms", "email"), min_length=1)
    officers: tuple[OfficerChannel, ...] = Field(default=("email",), min_length=1)
    choices: dict[OfficerId, tuple[OfficerChannel, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for who, order in (("party", self.party), ("officers", self.officers), *self.choices.items()):
            if not order or len(set(order)) != len(order):
                raise ValueError(f"{who} 的渠道顺序须至少一项且不得重复")
        return self
