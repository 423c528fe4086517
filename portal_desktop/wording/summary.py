"""The whole configuration in words: one page of plain sentences, from the one table.

It is read by two people. Customers read what they can do, on the merchant's help pages, where the
merchant pastes it; so it speaks to them, states nothing that nobody could confirm as a fact, and
nothing that is only the merchant's. What is, stands apart: how the portal looks, what is set at
Stripe, and what to know before publishing. Each setting that is known stands in one of the two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.common.dates import date_text
from portal_desktop.common.i18n import N_, _
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.options.branding import BUSINESS_NAME
from portal_desktop.options.option import TabKey
from portal_desktop.options.table import OPTIONS
from portal_desktop.settings.settings import Settings
from portal_desktop.validation import validate as rules
from portal_desktop.wording.customer_summary import to_customers
from portal_desktop.wording.merchant_summary import to_merchant

CUSTOMERS: Final[Mapping[TabKey, str]] = {
    "links": N_("Getting in"),
    "subscription": N_("Changing your subscription"),
    "cancellation": N_("Cancelling"),
    "billing_info": N_("Your billing information"),
    "branding": N_("Questions and terms"),
}
MERCHANT: Final[Mapping[TabKey, str]] = {
    "links": N_("Getting in"),
    "subscription": N_("Changing a subscription"),
    "cancellation": N_("Cancelling"),
    "billing_info": N_("Billing information"),
    "branding": N_("Look and words"),
}
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading and the sentences below it."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The page of sentences, with what each of its readers reads.

    Attributes:
        day: that it is true of, as a sentence.
        intro: stands above what ``customers`` read.
        apart: stands above what is for the ``merchant``.
    """

    title: str
    day: str
    intro: str
    customers: tuple[Paragraph, ...]
    apart: str
    merchant: tuple[Paragraph, ...]


def summarize_settings(
    settings: Settings, known: AccountSnapshot, today: date, language: str, *, draft: bool = False
) -> Said:
    """Write every setting that is known and does something, a paragraph for each tab.

    Args:
        today: the day it is true of.
        language: in which amounts and the day are written; the sentences are in that of the window.
        draft: it stands in the day's place that none of it is true yet.
    """
    name = sanitize_text(settings.get(BUSINESS_NAME, ""), LONGEST_NAME).strip()
    if not name and known.business is not None:
        name = sanitize_text(known.business.name, LONGEST_NAME).strip()
    title = _("Your subscription with {business}") if name else _("Your subscription")
    customers: dict[TabKey, list[str]] = {tab: [] for tab in CUSTOMERS}
    merchant: dict[TabKey, list[str]] = {tab: [] for tab in MERCHANT}
    for option in OPTIONS.values():
        if option.path not in settings or rules.requirement_text(settings, option.path):
            continue
        told = list(to_customers(option, settings, known, language))
        customers[option.tab] += told
        merchant[option.tab] += to_merchant(option, settings, known, told=bool(told))
    day = _("Draft of {date}: not published yet") if draft else _("As of {date}")
    return Said(
        title=title.format(business=name),
        day=day.format(date=date_text(today, language)),
        intro=_("This is what you can do on our billing page."),
        customers=_nonempty_paragraphs(CUSTOMERS, customers),
        apart=_("For you only"),
        merchant=_nonempty_paragraphs(MERCHANT, merchant),
    )


def has_different_content(one: Said, other: Said) -> bool:
    """Whether they say different things, whatever day they are of."""
    return replace(one, day=other.day) != other


def as_text(said: Said, *, whole: bool = False) -> str:
    """The page as plain text, to copy or save: what customers read, or the ``whole`` of it."""
    parts = [f"{said.title}\n{said.day}", said.intro, *map(_paragraph_text, said.customers)]
    if whole and said.merchant:
        parts += [said.apart, *map(_paragraph_text, said.merchant)]
    return "\n\n".join(parts)


def _paragraph_text(paragraph: Paragraph) -> str:
    return "\n".join((paragraph.heading, *paragraph.sentences))


def _nonempty_paragraphs(
    headings: Mapping[TabKey, str], found: Mapping[TabKey, list[str]]
) -> tuple[Paragraph, ...]:
    def made() -> Iterator[Paragraph]:
        for tab, heading in headings.items():
            if found[tab]:
                yield Paragraph(_(heading), tuple(found[tab]))

    return tuple(made())
