"""What people may fill in to start a flow: ids and days, each with its Chinese title; the server refuses the rest."""

from datetime import date
from typing import Annotated, Any, get_args, get_type_hints

from prefect import Flow
from prefect.utilities.callables import ParameterSchema, parameter_schema
from pydantic import Field
from pydantic.fields import FieldInfo

CaseNo = Annotated[
    str,
    Field(
        title="案号",
        description="案件的编号，如 2026-0017；不要填写姓名、电话等内容",
        pattern=r"^[0-9]{4}-[0-9]{4,9}$",
    ),
]
MassPromptNo = Annotated[
    str,
    Field(
        title="群发编号",
        description="报批时得到的编号，如 mass-2026-0001；须已由第二人批准",
        pattern=r"^mass-[0-9]{4}-[0-9]{4,9}$",
    ),
]
EventSeq = Annotated[
    int,
    Field(title="记录号", description="只办这一号记录引起的事项；0 表示本案全部待办事项", ge=0, le=1_000_000),
]
Until = Annotated[
    date,
    Field(
        title="检查到哪一天（含当日）",
        description="一般不用改：系统只办到今天为止已经到期的，不会提前",
        json_schema_extra={"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    ),
]
Most = Annotated[int, Field(title="最多办理件数", description="一次运行最多办多少件，多出的留待下次", ge=1, le=100_000)]
MostCases = Annotated[int, Field(title="最多刷新案件数", description="一次最多刷新多少件案件的页面", ge=1, le=5_000)]

NO_LIMIT = date(9999, 12, 31)
"""Until today, whatever day that is: the sweep never looks ahead of the clock."""


def form_of(flow: Flow[Any, Any]) -> ParameterSchema:
    """The form of a flow; Prefect itself titles a field by the parameter's name."""
    schema = parameter_schema(flow.fn)
    for name, hint in get_type_hints(flow.fn, include_extras=True).items():
        told = next((part for part in get_args(hint)[1:] if isinstance(part, FieldInfo)), None)
        if name in schema.properties and told is not None:
            schema.properties[name] |= {"title": told.title, "description": told.description}
    return schema
