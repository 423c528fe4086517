"""The words around the page: what it is and is not, and whose it is."""

from PySide6.QtCore import Qt

from portal_desktop.account.snapshot import AccountSnapshot
from portal_desktop.account.subscriptions import customer_of
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.portal_page import Page, PageView
from portal_desktop.portal_page.blocks import Block, FieldBlock, Link, PlanBlock, SectionBlock
from portal_desktop.ui.widgets.label import Label

LEAST_PAGE = 300
"""Pixels of height the page has at least, before anything is written below it."""
TIGHT = 220
"""The same where nothing but the answers stands there, as with large letters."""

LONGEST = 120
"""Characters of an address that are shown."""


def make_caption() -> Label:
    """The line below the page, empty."""
    made = Label("", "help")
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setContentsMargins(18, 6, 18, 12)
    return made


def caption_text(page: Page, view: PageView, differing: int | None, known: AccountSnapshot) -> str:
    """``differing``: how many parts are marked, None where nothing is compared."""
    said = []
    if view.customer and known.subscriptions is not None and not known.subscriptions.complete:
        said.append(_("Not all subscriptions have been read: this customer may have more."))
    if differing is not None:
        said.append(_difference_count_text(differing))
    if page.sure:
        said.append(_("An approximation of Stripe’s page."))
    else:
        said.append(_("An approximation of Stripe’s page; its wording may differ."))
    if any(map(_has_uncertain_button, page.blocks)):
        said.append(_("Dashed buttons may not be there."))
    said.append(_("Clicking changes nothing at Stripe."))
    if view.language.partition("-")[0] != "en":
        said.append(_("The words stay English here; dates and amounts are as customers see them."))
    return " ".join(said)


def _has_uncertain_button(block: Block) -> bool:
    """Whether it has a button of which nobody knows."""
    if isinstance(block, SectionBlock):
        return any(map(_has_uncertain_button, block.parts))
    return isinstance(block, PlanBlock) and not all(each.sure for each in block.buttons)


def leads_out(target: Link | FieldBlock) -> str:
    """What a click on something says that is no other page of the portal."""
    if isinstance(target, FieldBlock):
        return _("A drawing: what stands in its fields is an example, nothing is typed here.")
    if target.address:
        address = sanitize_text(target.address, LONGEST)
        return _("Here customers leave for {address}.").format(address=address)
    return _("Here customers leave for a page of Stripe’s.")


def validity_text(*, published: bool, differ: bool, clicked: bool) -> str:
    """When it holds what is written about the customer, where that makes a difference."""
    said = []
    if differ:
        said.append(_("Now") if published else _("After publishing"))
    if clicked:
        said.append(_("As clicked here"))
    return " · ".join(said)


def customer_name(known: AccountSnapshot, customer: str) -> str:
    """What a real customer is called; empty for the example customer."""
    if not customer or known.subscriptions is None:
        return ""
    person = customer_of(known.subscriptions, customer)
    return (
        (sanitize_text(person.name or person.email, LONGEST) or _("A customer")) if person else ""
    )


def _difference_count_text(count: int) -> str:
    if not count:
        return _("Nothing on this page differs from what is published.")
    text = ngettext("{count} difference, marked.", "{count} differences, marked.", count)
    return text.format(count=count)


def visible_below_page(height: int, caption: int, answers: int) -> tuple[bool, bool]:
    """Whether caption and answers of these heights are shown; the caption gives way first."""
    if height - caption - answers > LEAST_PAGE:
        return True, True
    return (False, True) if height - answers > TIGHT else (True, False)
