"""Clauses (条文) by the way they are written: 行政处罚法58(2) is a part of 行政处罚法58. Pure."""


def part_of(clause: str, whole: str) -> bool:
    """Whether a clause is this one, or a paragraph or item (款、项) of it: an article takes its parts with it."""
    return clause == whole or clause.startswith(f"{whole}(")
