"""``zhifa config preview``: every message as its receiver would read it, and how many SMS it would be."""

import json
from pathlib import Path
from typing import Any

from config.errors import BadInput
from config.loader import load_folder
from config.schema.release import ReleaseBody
from config.settings import Settings
from flows.compose import split_title
from notifications.rendering import render
from notifications.sms_length import parts_of, units
from portal.doors import DONE, say
from portal.tables import heading
from states.notice_contexts import sample_context

NOTICES, SUFFIX = "notices/", ".j2"


def run_preview(name: str | None, folder: Path | None, *, as_json: bool) -> int:
    """Render one notice, or all, with sample data. A template that cannot be rendered is bad input."""
    settings = Settings.from_environment()
    body = load_folder(folder or settings.config, settings.templates)
    names = notice_names(body)
    if name is not None and name not in names:
        raise BadInput(
            str(settings.templates / "notices"), None, None, name, f"没有这个通知模板；现有：{'、'.join(names)}"
        )
    shown = [preview(body, each) for each in ([name] if name else names)]
    if as_json:
        say(json.dumps(shown, ensure_ascii=False, indent=2))
        return DONE
    for each in shown:
        heading(f"{each['template']}　正文 {each['characters']} 字，作短信发送 {each['sms_parts']} 条")
        if each["title"]:
            say(f"标题：{each['title']}")
        say(each["body"])
    return DONE


def notice_names(body: ReleaseBody) -> list[str]:
    """The notices of a release by name."""
    return sorted(
        path.removeprefix(NOTICES).removesuffix(SUFFIX) for path in body.templates if path.startswith(NOTICES)
    )


def preview(body: ReleaseBody, name: str) -> dict[str, Any]:
    """One notice rendered with sample data; lengths without the gateway's own sign."""
    text = split_title(body.templates[f"{NOTICES}{name}{SUFFIX}"])
    context = sample_context(body, name).model_dump(mode="json")
    said = render(text.body, context, name)
    title = render(text.title, context, name) if text.title else ""
    parts = parts_of(said)
    return {
        "template": name,
        "title": title,
        "body": said,
        "characters": len(said),
        "sms_units": units(said),
        "sms_parts": len(parts),
    }
