"""Documents (文书) rendered and bound, publications written; done twice, they give the same files."""

import asyncio
import json
import re
from pathlib import Path

from flows.isolation import CannotBeDone
from flows.runtime import Runtime, TemplateText
from models.files import KeptFile, document_of, files_of, replace_file, store_bytes
from models.outbox import Job
from models.record import canonical
from notifications.rendering import render_html
from states.documents import DOCUMENTS

PUBLIC = "public"
PUBLISHED, WITHDRAWN = "decision_public", "decision_withdrawn"
_UNSAFE = re.compile(r"[^\w.-]+")


async def make_document(runtime: Runtime, job: Job) -> str:
    """Render the document that the row owes, keep its files, record them."""
    document = document_of(runtime.store, job.stream, job.seq, job.template)
    if document is None:
        raise CannotBeDone(f"没有登记这份文书：{job.template}")
    if files_of(runtime.store, document):
        return "文件此前已生成"  # the run before was cut off between binding and finishing
    text = template_of(runtime, job)
    html = render_html(text.body, json.loads(document.context), text.layout, job.template)
    # The same HTML gives the same bytes, so a second rendering after a crash finds its files in place.
    files = [_keep(runtime, html.encode(), "text/html")]
    # A form that stays in the bureau becomes a PDF when the volume is exported, from this very HTML.
    if runtime.pdf is not None and not DOCUMENTS[document.kind].internal:
        pdf = await asyncio.wrap_future(runtime.pdf.submit(html))
        files.append(_keep(runtime, pdf, "application/pdf"))
    runtime.bind_document(runtime.store, document.number, tuple(files))
    return ""


def _keep(runtime: Runtime, data: bytes, media_type: str) -> KeptFile:
    return store_bytes(runtime.archive, data, media_type)


def publish(runtime: Runtime, job: Job) -> str:
    """Write one publication (公示) as a file of its own into the archive's public folder."""
    told = {"case_no": job.case_no, "event": [job.stream, job.seq], "template": job.template, "content": job.context}
    folder, stream = runtime.archive / PUBLIC, _UNSAFE.sub("_", job.stream)
    if job.template == PUBLISHED and list(folder.glob(f"{stream}-*-{WITHDRAWN}.json")):
        return "公开信息已经撤回"  # the withdrawal was quicker than a publication that had to be tried again
    if job.template == PUBLISHED:  # served again, it is shown once: as told last
        shown = list(folder.glob(f"{stream}-*-{PUBLISHED}.json"))
        if any(_event_of(path) > job.seq for path in shown):
            return "此后又已公开"
        for path in shown:
            path.unlink(missing_ok=True)
    if job.template == WITHDRAWN:
        if any(_event_of(path) > job.seq for path in folder.glob(f"{stream}-*-{WITHDRAWN}.json")):
            return "公开信息已经撤回"  # and why was told since
        for path in (*folder.glob(f"{stream}-*-{PUBLISHED}.json"), *folder.glob(f"{stream}-*-{WITHDRAWN}.json")):
            path.unlink(missing_ok=True)  # 行政处罚法48(2); the archive keeps the decision itself
    replace_file(folder / f"{stream}-{job.seq}-{_UNSAFE.sub('_', job.template)}.json", canonical(told).encode())
    return ""


def _event_of(published: Path) -> int:
    """The number of the event that a published file comes from."""
    return int(published.name.removesuffix(".json").rsplit("-", 2)[1])


def template_of(runtime: Runtime, job: Job) -> TemplateText:
    """The row's template in the release of its event."""
    try:
        return runtime.template(runtime.store, job)
    except LookupError:
        raise CannotBeDone(f"该事项所依据的版本中没有模板 {job.template}") from None
