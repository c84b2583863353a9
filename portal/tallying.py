"""``zhifa statistics``: guidance by form, prompts that were followed, opinion forms, the five subjects by section."""

import json
from datetime import date
from typing import Any

from config.errors import BadInput
from models.touched import cases_touched
from portal.doors import DONE, say
from portal.own_bureau import own_store
from portal.tables import heading, table
from states.actions.plan_guidance import FORM_TITLES
from states.tallies import SUBJECT_TITLES, SUBJECTS, Tally, tally


def run_statistics(first: str, last: str, *, as_json: bool) -> int:
    """Count a period from the record."""
    begins, ends = _day(first, "--from"), _day(last, "--to")
    if ends < begins:
        raise BadInput("命令行", None, None, "--to", "不得早于 --from")
    with own_store() as store:
        found = tally(cases_touched(store, begins, ends), begins, ends)
    if as_json:
        say(json.dumps({"from": first, "to": last, **_plain(found)}, ensure_ascii=False))
        return DONE
    _show(found)
    return DONE


def _day(told: str, option: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise BadInput("命令行", None, None, option, "应为日期，如 2026-03-02") from None


def _plain(found: Tally) -> dict[str, Any]:
    prompts, forms = found.prompts, found.forms
    return {
        "guidance": {month: {form: counts[form] for form in FORM_TITLES} for month, counts in found.guidance.items()},
        "prompts": {
            "prompted": prompts.prompted,
            "rechecked": prompts.rechecked,
            "complied": prompts.complied,
            "share": round(prompts.complied / prompts.prompted, 4) if prompts.prompted else None,
        },
        "forms": {
            "served": forms.served,
            "returned": forms.returned,
            "on_time": forms.on_time,
            "late": forms.late,
            "visited": forms.visited,
            "waiting": forms.waiting,
        },
        "answers": {
            section: {
                subject: {"n": counts.total(), **{key: counts[key] for key in SUBJECTS[subject]}}
                for subject, counts in subjects.items()
            }
            for section, subjects in found.answers.items()
        },
    }


def _show(found: Tally) -> None:
    heading("行政指导（按月、按方式）")
    rows = [(month, *(str(counts[form]) for form in FORM_TITLES)) for month, counts in sorted(found.guidance.items())]
    table(("月份", *FORM_TITLES.values()), rows)
    prompts, forms = found.prompts, found.forms
    share = f"{100 * prompts.complied / prompts.prompted:.1f}%" if prompts.prompted else "—"
    heading("事前提示")
    table(("受提示的当事人", "已复查", "已改正或者没有违法", "比例"),
          [(str(prompts.prompted), str(prompts.rechecked), str(prompts.complied), share)])  # fmt: skip
    heading("回访意见表")
    columns = ("送达", "交回", "其中按期", "其中逾期", "未交回、已回访", "尚待交回或者回访")
    counted = (forms.served, forms.returned, forms.on_time, forms.late, forms.visited, forms.waiting)
    table(columns, [tuple(str(one) for one in counted)])
    heading("五项内容（按科室）")
    told = [
        (section, SUBJECT_TITLES[subject], str(counts.total()), _answers(subject, counts))
        for section, subjects in sorted(found.answers.items())
        for subject, counts in subjects.items()
    ]
    table(("科室", "内容", "份数", "回答"), told)


def _answers(subject: str, counts: Any) -> str:
    return "，".join(f"{title} {counts[key]}" for key, title in SUBJECTS[subject].items())
