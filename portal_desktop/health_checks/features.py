"""Questions about what customers can do: switch to another plan, pay in another way."""

from collections.abc import Iterator

from portal_desktop.account.snapshot import Catalogue
from portal_desktop.catalogue.labels import price_label, product_name
from portal_desktop.catalogue.offers import chosen_offers
from portal_desktop.common.i18n import _, ngettext
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.health_checks.result import (
    CheckContext,
    CheckResult,
    another_key,
    not_read,
    result_for_problem,
)
from portal_desktop.links.dashboard import tick_box
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION, PAYMENT_METHODS
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE, UPDATE_PRORATION
from portal_desktop.settings.settings import Settings, members

MOST_NAMES = 3


def check_plans(sight: CheckContext) -> CheckResult | None:
    """Whether somebody who may switch finds something; None where nobody may."""
    settings, catalogue = sight.settings, sight.known.catalogue
    if settings.get(UPDATE) is not True or not _can_switch_plans(settings):
        return None
    problem = sight.first_problem(PRODUCTS.path, UPDATE_PRORATION.path)
    if problem is not None:
        return result_for_problem(problem)
    if "catalogue" in sight.known.denied:
        return CheckResult("unknown", _products_unreadable_text(), leads=another_key())
    offered = [price for offer in chosen_offers(settings) for price in offer.prices]
    # What is missing once everything has been read is a problem, so here it is still to come.
    if catalogue is None or any(price not in catalogue.prices_by_id for price in offered):
        if "catalogue" in sight.known.missed:
            return not_read(_("Your products could not be read."))
        if "catalogue" in sight.known.missed:
            return CheckResult("unknown", _("Your products could not be read."))
        return CheckResult("unknown", _("Your products are still being read."))
    if len(offered) < 2:
        return CheckResult("no", _single_plan_text(offered, catalogue))
    return CheckResult("yes", _offered_plans_text(settings, len(offered), catalogue))


def check_payment_methods(sight: CheckContext) -> CheckResult:
    """Whether an expired card can be replaced; switching plans needs it too (rule R2)."""
    problem = sight.first_problem(PAYMENT_METHODS.path, PAYMENT_METHOD_CONFIGURATION.path)
    if problem is not None:
        return result_for_problem(problem)
    allowed = sight.settings.get(PAYMENT_METHODS)
    if allowed is None:
        return CheckResult("unknown", _("This has not been read yet."))
    if allowed:
        return CheckResult("yes", _("They add a card or another way to pay by themselves."))
    fix = (_("Turn on payment methods"), {PAYMENT_METHODS.path: True})
    return CheckResult("no", _("When a card expires, they have to write to you."), fix=fix)


def _can_switch_plans(settings: Settings) -> bool:
    return "price" in members(settings, ALLOWED_UPDATES.path)


def _products_unreadable_text() -> str:
    text = _("Your products cannot be read with this key. Tick “{products}” and “{prices}” for it.")
    return text.format(products=_(tick_box("product_read")), prices=_(tick_box("plan_read")))


def _single_plan_text(offered: list[str], catalogue: Catalogue) -> str:
    if not offered:
        return _("No plan is offered.")
    price = catalogue.prices_by_id[offered[0]]
    text = _("Only one plan is offered ({product}, {price}): whoever has it finds nothing else.")
    product = sanitize_text(product_name(price.product, catalogue), 60)
    return text.format(product=product, price=price_label(price))


def _offered_plans_text(settings: Settings, count: int, catalogue: Catalogue) -> str:
    names = list(_product_names(settings, catalogue))
    more = len(names) - MOST_NAMES
    shown = ", ".join(names[:MOST_NAMES])
    if more > 0:
        shown = _("{names} and {count} more").format(names=shown, count=more)
    words = ngettext("{count} price of {names}.", "{count} prices of {names}.", count)
    return words.format(count=count, names=shown)


def _product_names(settings: Settings, catalogue: Catalogue) -> Iterator[str]:
    for offer in chosen_offers(settings):
        yield sanitize_text(product_name(offer.product, catalogue), 40)
