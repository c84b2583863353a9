"""Register what is to be levied (应征事项登记): how the payer was told of the duty beforehand, and who handles it."""

from config.schema.base import Text
from states import certificates, checks, gates
from states.action import OFFICER, CaseAction, Latch
from states.payload import Payload, Team


class RegisterLevy(Payload):
    """What the levy is for, and the prompt that came before (金科〔2015〕8号四(1))."""

    facts: Text
    prompted: Text
    handlers: Team


REGISTER_LEVY = CaseAction(
    key="register_levy",
    title="登记应征事项",
    payload=RegisterLevy,
    roles=OFFICER,
    clause="财税〔2016〕33号",
    gates=(gates.CERTIFIED, gates.POWER),
    checks=(
        checks.known_officers("handlers"),
        certificates.all_certified("handlers"),
        checks.team_is_certified("handlers"),
    ),
    establishes=(Latch("levy_registered"),),
)
