"""What our Apprise plugins share: one message to one address, and its outcome beside Apprise's boolean."""

from typing import Any, ClassVar

from apprise import NotifyBase, NotifyFormat, NotifyType

from notifications.channels import SendResult
from states.vocabulary import SendOutcome


class OwnPlugin(NotifyBase):
    """One message to one address; the outcome stands in ``result`` beside Apprise's boolean."""

    notify_format = NotifyFormat.TEXT
    title_maxlen = 200  # 0 would make Apprise write the title into the text
    request_rate_per_sec = 0
    asked: ClassVar[dict[str, str]] = {}  # what is asked for in the address (?name=) → the argument it becomes

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]
        # Apprise takes any schema that ends in "s" for a secure one.
        self.secure = self.schema == self.secure_protocol
        self.key = ""
        self.address = ""
        self.result: SendResult | None = None

    @classmethod
    def parse_url(cls, url: str, *args: Any, **kwargs: Any) -> dict[str, Any] | None:
        results = NotifyBase.parse_url(url)
        if not results:
            return None
        for name, argument in cls.asked.items():
            results[argument] = NotifyBase.unquote(results["qsd"].get(name) or "")
        return dict(results)

    def url(self, privacy: bool = False, *args: Any, **kwargs: Any) -> str:
        """Only for display: Apprise asks for it, and it never carries a password or token."""
        return f"{self.secure_protocol if self.secure else self.protocol}://{self.host}"

    def __len__(self) -> int:
        return 1

    def send(self, body: str, title: str = "", notify_type: NotifyType = NotifyType.INFO, **kwargs: Any) -> bool:
        self.result = self._hand_over(body, title)
        return self.result.outcome is SendOutcome.ACCEPTED

    def _hand_over(self, body: str, title: str) -> SendResult:
        raise NotImplementedError
