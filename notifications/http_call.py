"""One POST to a gateway, and what it came to: a refusal before anything was sent is certain, a lost answer is not."""

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import requests
from apprise import NotifyBase
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError

from notifications.channels import SendResult
from states.vocabulary import SendOutcome

ANSWER_MOST = 64 * 1024
NOT_SENT = frozenset({401, 403, 408, 429, 503})
IN_PROGRESS = 409


@dataclass(frozen=True)
class Post:
    """What goes where; ``gateway`` and ``message`` are the Chinese words for the two in a detail."""

    url: str = field(repr=False)
    content: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    timeout: tuple[float, float]
    verify: bool
    gateway: str
    message: str


def endpoint(service: NotifyBase, path: str) -> str:
    """The address of a gateway from an Apprise URL's host and port."""
    host = f"[{service.host}]" if ":" in service.host and not service.host.startswith("[") else service.host
    port = f":{service.port}" if service.port else ""
    return f"{'https' if service.secure else 'http'}://{host}{port}{path}"


def post(call: Post, judge: Callable[[bytes], SendResult]) -> SendResult:
    """Post once; ``judge`` reads the body of a 2xx answer."""
    with requests.Session() as session:
        session.trust_env = False  # a ~/.netrc would replace the token, a proxy would see it
        try:
            with session.post(
                call.url,
                data=call.content,
                headers=dict(call.headers),
                timeout=call.timeout,
                verify=call.verify,
                allow_redirects=False,
                stream=True,
            ) as answer:
                content = answer.raw.read(ANSWER_MOST, decode_content=True)
                return judge(content) if 200 <= answer.status_code < 300 else _refused(call, answer.status_code)
        except requests.ConnectTimeout:
            return SendResult(SendOutcome.REJECTED, detail=f"{call.gateway}连接超时，{call.message}未发出")
        except requests.ConnectionError as error:
            return _broken(call, error)
        except (requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader):
            return SendResult(SendOutcome.REJECTED, detail=f"{call.gateway}地址或口令无效，{call.message}未发出")
        except (requests.RequestException, HTTPError, OSError):
            return SendResult(SendOutcome.UNKNOWN, detail=f"{call.message}已提交，未得到{call.gateway}答复")


def _broken(call: Post, error: requests.ConnectionError) -> SendResult:
    """A connection that was never made is certain; one that broke later is not."""
    cause = error.args[0] if error.args else None
    reason = cause.reason if isinstance(cause, MaxRetryError) else cause
    untrusted = isinstance(error, requests.exceptions.SSLError) and _is_about_certificate(reason)
    if untrusted or isinstance(reason, NewConnectionError):
        return SendResult(SendOutcome.REJECTED, detail=f"无法连接{call.gateway}，{call.message}未发出")
    return SendResult(SendOutcome.UNKNOWN, detail=f"{call.message}已提交，连接中断，未得到{call.gateway}答复")


def _is_about_certificate(reason: object) -> bool:
    """The handshake failed over the certificate, so no request followed."""
    return isinstance(reason, Exception) and any(isinstance(arg, ssl.SSLCertVerificationError) for arg in reason.args)


def _refused(call: Post, status: int) -> SendResult:
    if status in NOT_SENT:
        return SendResult(SendOutcome.REJECTED, detail=f"{call.gateway}暂未受理（{status}）")
    if 400 <= status < 500 and status != IN_PROGRESS:
        return SendResult(SendOutcome.FAILED, detail=f"{call.gateway}拒绝该{call.message}（{status}）")
    return SendResult(SendOutcome.UNKNOWN, detail=f"{call.gateway}异常，是否已发出不明（{status}）")
