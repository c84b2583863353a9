"""How long an SMS is (短信条数): what a message costs, and how a long one is cut into parts.

Chinese goes as UCS-2: 70 units in a single message, 67 in each part of a longer one (3GPP TS 23.038, 23.040 9.2.3.24.1).
A text of the basic GSM alphabet alone would hold 160, but our gateways are told UCS-2 always.
"""

SINGLE, IN_PART = 70, 67
PARTS_MOST = 255


def units(text: str) -> int:
    """UTF-16 units: a rare character such as 𠮷 counts twice."""
    return len(text.encode("utf-16-be")) // 2


def parts_of(text: str) -> list[bytes]:
    """The text as UTF-16-BE, cut into as few parts as it needs; no character is cut in two.

    Raises ValueError for a text of more than 255 parts.
    """
    whole = text.encode("utf-16-be")
    if len(whole) <= 2 * SINGLE:
        return [whole]
    parts, start = [], 0
    while start < len(whole):
        end = min(start + 2 * IN_PART, len(whole))
        if end < len(whole) and 0xD8 <= whole[end - 2] <= 0xDB:
            end -= 2  # the first half of a pair goes with its other half
        parts.append(whole[start:end])
        start = end
    if len(parts) > PARTS_MOST:
        raise ValueError("短信过长")
    return parts


def signed(text: str, sign: str) -> str:
    """The text as it is charged: with the sign (签名) that gateways put in front."""
    return f"【{sign}】{text}" if sign else text
