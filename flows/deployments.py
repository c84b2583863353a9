"""Every flow as a deployment that coordinators start from a form, with the schedules they can see and pause."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from prefect import Flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import DeploymentScheduleCreate
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.types.entrypoint import EntrypointType

from flows.checkpoint import checkpoint
from flows.deliver import deliver
from flows.forms import form_of
from flows.prefect_runs import STEP_FLOWS
from flows.prompt_many import prompt_many
from flows.report import report
from flows.sweep import sweep
from states.vocabulary import BUREAU_TZ, STAGE_TITLES, Stage

Timing = IntervalSchedule | CronSchedule


@dataclass(frozen=True)
class Offer:
    """One deployment: a flow under its Chinese name, its tags, and when it runs by itself."""

    flow: Flow[Any, Any]
    title: str
    tags: tuple[str, ...] = ()
    timing: tuple[Timing, ...] = field(default=())

    @property
    def path(self) -> str:
        """``flow/deployment``, by which Prefect finds it."""
        return f"{self.flow.name}/{self.title}"


def _every(minutes: int) -> IntervalSchedule:
    return IntervalSchedule(interval=timedelta(minutes=minutes), timezone=str(BUREAU_TZ))


def _cron(text: str) -> CronSchedule:
    return CronSchedule(cron=text, timezone=str(BUREAU_TZ))


STEPS = {stage: Offer(STEP_FLOWS[stage], STAGE_TITLES[stage], (f"stage:{stage.value}",)) for stage in Stage}
DELIVER = Offer(deliver, "投递", ("日常",), (_every(10),))
SWEEP = Offer(sweep, "到期检查", ("日常",), (_cron("5 * * * *"),))
REPORT = Offer(report, "案件看板", ("日常",), (_every(10),))
PROMPT_MANY = Offer(prompt_many, "群发提示", ("日常",))
CHECKPOINT = Offer(checkpoint, "存证", ("日常",), (_cron("30 17 * * *"),))

OFFERS = (*STEPS.values(), DELIVER, SWEEP, REPORT, CHECKPOINT, PROMPT_MANY)


async def deployment_of(offer: Offer) -> RunnerDeployment:
    """The deployment as it is to be registered; a schedule that a coordinator paused stays paused."""
    known = await _known(offer)
    active = [True] * len(offer.timing)
    if known is not None and len(known.schedules) == len(offer.timing):
        active = [row.active for row in sorted(known.schedules, key=lambda row: str(row.slug))]
    schedules = [
        DeploymentScheduleCreate(schedule=timing, active=runs, slug=f"{offer.flow.name}-{number}")
        for number, (timing, runs) in enumerate(zip(offer.timing, active, strict=True))
    ]
    made = await offer.flow.ato_deployment(
        offer.title,
        schedules=schedules,
        tags=list(offer.tags),
        description=offer.flow.description,
        paused=known.paused if known is not None else None,
        enforce_parameter_schema=True,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    made._parameter_openapi_schema = form_of(offer.flow)  # Prefect offers no other place for titles
    return made


async def _known(offer: Offer) -> DeploymentResponse | None:
    async with get_client() as client:
        try:
            return await client.read_deployment_by_name(offer.path)
        except ObjectNotFound:
            return None
