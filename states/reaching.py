"""By which channel a receiver (接收人) is written to, and by which next if that certainly failed. Pure."""

from collections.abc import Iterable, Mapping

from states.consent import consent_to
from states.facts import CaseFacts, OfficerFacts
from states.vocabulary import ROBOTS, Channel

PARTY = "party"
ELECTRONIC_SERVICE = frozenset({"email_service", "answer_by_email"})
"""Messages whose arrival is itself a service (电子送达): of a decision, of an answer to a request for information."""
REMINDERS: Mapping[bool, tuple[str, ...]] = {True: (Channel.SMS.value, Channel.EMAIL.value), False: ("email",)}
"""Whether the reminder is for the party → its channels where the bureau wrote no order of its own."""


def addresses(facts: CaseFacts, receiver: str, template: str) -> Mapping[str, str | None]:
    """Where one receiver can be reached; electronic service goes to the mailbox the party agreed to (行政处罚法61)."""
    if receiver == PARTY:
        consent = consent_to(facts, "email") if template in ELECTRONIC_SERVICE else None
        email = consent.data["email"] if consent else facts.party.email
        return {Channel.SMS.value: facts.party.phone, Channel.EMAIL.value: email}
    person = facts.officer(receiver)
    return {} if person is None else reach_of(person)


def reach_of(person: OfficerFacts) -> Mapping[str, str | None]:
    """Where one of the bureau's own people can be reached."""
    robots = {channel.value: person.id for channel in ROBOTS}
    return {Channel.SMS.value: person.phone, Channel.EMAIL.value: person.email, **robots}


def order(facts: CaseFacts, receiver: str, template: str, channels: Iterable[str]) -> tuple[str, ...]:
    """The channels in the order in which they are tried.

    What a notice's channels allow is never widened for a party, and one of legal effect keeps its own channel.
    """
    told = tuple(channels)
    chosen = facts.rules.body.receivers
    if chosen is None or _has_legal_effect(facts, template):
        return told
    if receiver == PARTY:
        return tuple(c for c in chosen.party if c in told) or told
    return chosen.choices.get(receiver, chosen.officers)


def first(reach: Mapping[str, str | None], ordered: tuple[str, ...]) -> tuple[str, str | None]:
    """The first channel with an address; if there is none, the first of all, so that a person sees it fail."""
    channel = next((c for c in ordered if reach.get(c)), ordered[0])
    return channel, reach.get(channel)


def fallback(facts: CaseFacts, receiver: str, template: str, after: str) -> tuple[str, str] | None:
    """Channel and address to try once ``after`` certainly failed; None where there is no further one."""
    ordered = order(facts, receiver, template, _told(facts, receiver, template))
    if after not in ordered:
        return None
    reach = addresses(facts, receiver, template)
    for channel in ordered[ordered.index(after) + 1 :]:
        if address := reach.get(channel):
            return channel, address
    return None


def _told(facts: CaseFacts, receiver: str, template: str) -> tuple[str, ...]:
    for notice in facts.procedure.notices:
        if notice.template == template and (notice.to == PARTY) == (receiver == PARTY):
            return notice.channels
    return REMINDERS[receiver == PARTY]


def _has_legal_effect(facts: CaseFacts, template: str) -> bool:
    return any(notice.legal_effect for notice in facts.procedure.notices if notice.template == template)
