"""``zhifa config diagram``: a procedure as Mermaid text and as an SVG drawn here, without a network."""

from collections.abc import Iterator
from pathlib import Path

from config.errors import BadInput
from config.loader import load_folder
from config.schema.procedure import Move, Procedure
from config.settings import Settings
from models.files import replace_file
from portal.diagram_svg import condition_of, drawn
from portal.doors import DONE, say
from portal.tables import title_of
from states.vocabulary import STAGE_TITLES, Stage


def run_diagram(procedure: str | None, out: Path | None, folder: Path | None) -> int:
    """Print Mermaid, or write ``key.mmd`` and ``key.svg`` for each procedure into a folder."""
    settings = Settings.from_environment()
    body = load_folder(folder or settings.config, settings.templates)
    known = {one.key: one for one in body.procedures}
    if procedure is not None and procedure not in known:
        says = f"没有这个程序；现有：{'、'.join(f'{p.key}（{p.title}）' for p in known.values())}"
        raise BadInput("命令行", None, None, "程序", says)
    wanted = [known[procedure]] if procedure else [one for one in known.values() if one.moves]  # else: nothing to draw
    if out is None:
        for one in wanted:
            say("\n".join(mermaid(one)))
        return DONE
    if out.exists() and not out.is_dir():
        raise BadInput(str(out), None, None, "--out", "这不是目录")
    for one in wanted:
        for ending, text in ((".mmd", "\n".join(mermaid(one)) + "\n"), (".svg", drawn(one))):
            replace_file(out / f"{one.key}{ending}", text.encode())
            say(str(out / f"{one.key}{ending}"))
    return DONE


def mermaid(procedure: Procedure) -> Iterator[str]:
    """The procedure as a Mermaid flowchart; moves between the same two steps are one arrow."""
    yield f"%% {procedure.title}（{procedure.clause}）"
    yield "flowchart LR"
    for stage in Stage:
        steps = [step for step in procedure.steps if step.key.startswith(f"{stage}.")]
        if not steps:
            continue
        yield f'  subgraph {stage}["{STAGE_TITLES[stage]}"]'
        for step in steps:
            opening, closing = ("([", "])") if step.final or step.key == procedure.start else ("[", "]")
            yield f'    {_id(step.key)}{opening}"{_quoted(step.title)}"{closing}'
        yield "  end"
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in procedure.moves:
        for source in move.source:
            arrows.setdefault((source, move.to), []).append(condition(move))
    for (source, to), labels in arrows.items():
        yield f'  {_id(source)} -->|"{"<br/>".join(_quoted(label) for label in labels)}"| {_id(to)}'


def _id(step: str) -> str:
    return step.replace(".", "_")


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")


def condition(move: Move) -> str:
    """The act of a move, with its condition in words."""
    told = condition_of(move)
    return f"{title_of(move.act)}（{told}）" if told else title_of(move.act)
