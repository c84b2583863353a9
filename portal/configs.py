"""``zhifa config check|publish``."""

from pathlib import Path

from config.loader import load_folder
from config.settings import Settings
from models.registers import publish_release
from notifications.rendering import TemplateRefused, check_template
from portal.doors import DONE, REFUSED, complain, say
from portal.own_bureau import own_store
from states.config_checks import check_release
from states.documents import DOCUMENTS


def run_check(folder: Path | None) -> int:
    """Read and check a configuration; every problem with its place."""
    settings = Settings.from_environment()
    body = load_folder(folder or settings.config, settings.templates)
    problems = [f"{p.where}：{p.says}" for p in check_release(body)]
    for kind in DOCUMENTS.values():
        example = kind.example.model_dump(mode="json")
        try:
            check_template(kind.template, body.templates[kind.template], example, body.templates)
        except TemplateRefused as refused:
            problems.append(f"模板 {kind.template}：{refused}")
    for problem in problems:
        complain(problem)
    if problems:
        say(f"配置检查未通过：{len(problems)} 处问题")
        return REFUSED
    say(
        f"配置检查通过：程序 {len(body.procedures)} 个，职权 {len(body.powers)} 项，条文 {len(body.clauses)} 条，期限 {len(body.terms)} 条"
    )
    return DONE


def run_publish(folder: Path | None, *, by: str, second: str, note: str) -> int:
    """Publish a release by two people; what is in force stays if anything is wrong."""
    settings = Settings.from_environment()
    body = load_folder(folder or settings.config, settings.templates)
    with own_store() as store:
        digest = publish_release(store, body, by=by, second=second, note=note)
    say(f"已发布版本 {digest[:12]}；此后登记的案件适用，已在办的案件不变")
    return DONE
