"""Automations (自动处理) made at start-up: a run whose process died is called crashed, and coordinators are told of trouble."""

from datetime import timedelta
from typing import Any

from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.types import SecretDict

BLOCK = "zhifa-alarms"
EACH_RUN = {"prefect.resource.id"}
RUNS: dict[str, str | list[str]] = {"prefect.resource.id": "prefect.flow-run.*"}
RUNNING = "prefect.flow-run.Running"
HEARTBEAT = "prefect.flow-run.heartbeat"
ENDED = tuple(f"prefect.flow-run.{name}" for name in ("Completed", "Failed", "Cancelled", "Crashed", "TimedOut"))
ENDED_BY_US = ("prefect.flow-run.需人工处理", "prefect.flow-run.没有待办")
CRASHED = "执行进程已中断（停止报告超过 {seconds} 秒）。已办成的不会重复办理，系统会自行补办；也可以点 Retry 重试。"

TOLD = "{{ flow_run.id }}|{{ flow_run.name }}|{{ flow_run.state.name }}"
"""What Prefect tells our alarm desk: ids and the name of the run, which holds a case number at most."""


async def ensure_automations(alarm_url: str, token: str, crashed_after_seconds: int) -> None:
    """Make or renew all of them; done twice, there is still one of each."""
    block = CustomWebhookNotificationBlock(
        name=BLOCK,
        url=alarm_url,
        json_data={"kind": "{{subject}}", "run": "{{body}}"},
        headers={"Authorization": "Bearer {{token}}"},
        secrets=SecretDict({"token": token}),
        timeout=5,
    )
    block_id = await block.save(BLOCK, overwrite=True)
    wanted = [_dead_runs(crashed_after_seconds), *_alarms(block_id)]
    async with get_client() as client:
        for automation in wanted:
            known = await client.read_automations_by_name(automation.name)
            if not known:
                await client.create_automation(automation)
            for twin in known[1:]:
                await client.delete_automation(twin.id)
            # Writing one anew makes Prefect forget what it was waiting for: the run of a worker that was just killed.
            if known and _essence(known[0]) != _essence(automation):
                await client.update_automation(known[0].id, automation)


def _essence(automation: AutomationCore) -> object:
    """What an automation does, in one order and without the ids that the server adds."""
    told = automation.model_dump(mode="json", include={"name", "description", "trigger", "actions"})
    return _in_order(told)


def _in_order(value: object) -> object:
    if isinstance(value, dict):
        return {key: _in_order(item) for key, item in value.items() if key != "id" and item is not None}
    if isinstance(value, list):
        return sorted((_in_order(item) for item in value), key=repr)
    return value


def _dead_runs(seconds: int) -> AutomationCore:
    trigger = EventTrigger(
        after={RUNNING, HEARTBEAT},  # also one that dies before its first report
        expect={HEARTBEAT, *ENDED, *ENDED_BY_US},
        match=RUNS,
        for_each=EACH_RUN,
        posture=Posture.Proactive,
        threshold=1,
        within=timedelta(seconds=seconds),
    )
    action = ChangeFlowRunState(state=StateType.CRASHED, name="Crashed", message=CRASHED.format(seconds=seconds))
    return AutomationCore(
        name="执行进程中断的运行标为 Crashed",
        description="运行每 30 秒报告一次；停止报告即视为进程已中断",
        trigger=trigger,
        actions=[action],
    )


def _alarms(block_id: Any) -> list[AutomationCore]:
    kinds = {
        "failed": ("运行失败时通知协调员", ("Failed", "TimedOut")),
        "crashed": ("运行中断时通知协调员", ("Crashed",)),
        "late": ("运行迟迟没有开始时通知协调员", ("Late",)),
    }
    return [
        AutomationCore(
            name=title,
            description="经本机关自己的通知渠道发给名录中的案件协调员",
            trigger=EventTrigger(
                expect={f"prefect.flow-run.{name}" for name in names},
                match=RUNS,
                for_each=EACH_RUN,
                posture=Posture.Reactive,
                threshold=1,
            ),
            actions=[SendNotification(block_document_id=block_id, subject=kind, body=TOLD)],
        )
        for kind, (title, names) in kinds.items()
    ]
