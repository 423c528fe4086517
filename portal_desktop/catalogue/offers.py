"""Which plans customers may switch to: what can be offered, and what Stripe would refuse."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from portal_desktop.account.products import interval_days
from portal_desktop.account.snapshot import AccountSnapshot, Catalogue, Price, Product
from portal_desktop.catalogue.labels import _known_prices, product_name
from portal_desktop.common.i18n import _
from portal_desktop.options.subscription import ALLOWED_UPDATES, PRODUCTS, UPDATE
from portal_desktop.options.values import Offer
from portal_desktop.settings.problem import Fix, Problem
from portal_desktop.settings.settings import Settings, members

MOST_PRODUCTS = 10


def why_not(price: Price, catalogue: Catalogue) -> str:
    """Why a price cannot be offered, as a sentence; empty where it can."""
    product = catalogue.products_by_id.get(price.product)
    if not price.active or (product is not None and not product.active):
        return _("Archived at Stripe.")
    if not price.is_recurring:
        return _("Paid once: nothing to switch to.")
    if price.metered:
        return _("Billed by usage: such subscriptions can only be cancelled here.")
    return ""


def switching_warnings(price: Price, others: Iterable[Price]) -> tuple[str, ...]:
    """Say why switching to a price may not work beside others, in sentences: never a block.

    Stripe's guide wants the same tax behaviour, and none undecided; portals that switch such
    prices are in use. Whether the currency must be the same is not confirmed.
    """
    found = []
    around = [each for each in others if each.id != price.id]
    taxes = {each.tax_behavior for each in around} - {"unspecified"}
    if price.tax_behavior == "unspecified":
        found.append(_("Tax not decided: it may not be possible to switch to it. Try it once."))
    elif taxes and price.tax_behavior not in taxes:
        found.append(
            _("Tax is counted otherwise than in the others: switching between them may not work.")
        )
    if around and price.currency not in {each.currency for each in around}:
        found.append(
            _("In another currency than the others: customers may not be able to switch to it.")
        )
    return tuple(found)


def available_offers(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Every product by name with the prices that can be offered, one per interval."""
    found = []
    for product in by_name(catalogue):
        prices = [
            price
            for price in catalogue.prices_of.get(product.id, ())
            if not why_not(price, catalogue)
        ]
        firsts: dict[tuple[str, int], Price] = {}
        for price in prices:
            firsts.setdefault((price.interval, price.interval_count), price)
        if firsts:
            chosen_prices = sorted(firsts.values(), key=interval_days)
            found.append(Offer(product.id, tuple(price.id for price in chosen_prices)))
    return tuple(found)


def by_name(catalogue: Catalogue) -> list[Product]:
    """The products as a merchant looks for them."""
    return sorted(catalogue.products, key=lambda product: (product.name.casefold(), product.id))


def with_price(offers: tuple[Offer, ...], price: Price, *, on: bool) -> tuple[Offer, ...]:
    """The offers with one price put in or taken out; a product without prices goes."""
    changed = []
    seen = False
    for offer in offers:
        if offer.product != price.product:
            changed.append(offer)
            continue
        seen = True
        prices = tuple(each for each in offer.prices if each != price.id)
        prices = (*prices, price.id) if on else prices
        if prices:
            changed.append(replace(offer, prices=prices))
    if on and not seen:
        changed.append(Offer(price.product, (price.id,)))
    return tuple(changed)


def chosen_offers(settings: Settings) -> tuple[Offer, ...]:
    """The offers of a draft; none where they are not known."""
    return settings.get(PRODUCTS, ())


def problems(settings: Settings, known: AccountSnapshot) -> Iterator[Problem]:
    """List what Stripe would refuse about the plans offered (rules R1, R3, R4, R17, R22).

    It looks at them whenever they are sent, also while nobody can change anything.
    """
    path, found = PRODUCTS.path, chosen_offers(settings)
    if settings.get(UPDATE) is True:
        if not found and path in settings:
            yield Problem((path, UPDATE.path), None, "stops", *_choose_some(known))
        yield from _quantity_problems(found, settings)
    if len(found) > MOST_PRODUCTS:
        text = _("Stripe takes at most {most} products here; these are {count}.")
        yield Problem(
            (path,), None, "stops", text.format(most=MOST_PRODUCTS, count=len(found)), None
        )
    yield from _missing_price_problems(found, known.catalogue)
    for offer in found:
        for text in _offer_problem_texts(offer, settings, known.catalogue):
            yield Problem((path,), offer.product, "stops", text, None)
        for price in _known_prices(offer, known.catalogue):
            if price.product == offer.product:
                yield from _unofferable_price_problems(price, found, known.catalogue)
            else:
                yield _wrong_product_problem(price, offer, found, known.catalogue)


def _quantity_problems(found: tuple[Offer, ...], settings: Settings) -> Iterator[Problem]:
    if "quantity" not in members(settings, ALLOWED_UPDATES.path) or not found:
        return
    if not any(offer.adjustable for offer in found):
        everywhere = tuple(replace(offer, adjustable=True) for offer in found)
        text = _("Customers may change the quantity, but of no product.")
        fix = (_("Let them for every product"), {PRODUCTS.path: everywhere})
        yield Problem((ALLOWED_UPDATES.path, PRODUCTS.path), "quantity", "advice", text, fix)
    if any(offer.adjustable and offer.minimum == 0 for offer in found):
        text = _("A customer could set 0 and pay nothing.")
        yield Problem((ALLOWED_UPDATES.path, PRODUCTS.path), "quantity", "advice", text)


def _choose_some(known: AccountSnapshot) -> tuple[str, Fix | None]:
    text = _("Choose the plans customers can switch between.")
    if known.catalogue is None or not known.catalogue.complete:
        return text, None
    found = available_offers(known.catalogue)
    if not 0 < len(found) <= MOST_PRODUCTS:
        return text, None
    return text, (_("Offer all plans"), {PRODUCTS.path: found})


def _offer_problem_texts(
    offer: Offer, settings: Settings, catalogue: Catalogue | None
) -> Iterator[str]:
    name = product_name(offer.product, catalogue)
    if not offer.prices:
        yield _("{product} is offered without a price.").format(product=name)
    if "quantity" in members(settings, ALLOWED_UPDATES.path) and offer.adjustable:
        if offer.minimum < 0:
            yield _("{product}: the smallest quantity is below 0.").format(product=name)
        if offer.maximum is not None and offer.maximum < max(offer.minimum, 1):
            yield _("{product}: the largest quantity is below the smallest.").format(product=name)
    own = [price for price in _known_prices(offer, catalogue) if price.product == offer.product]
    if _same_interval(own):
        yield _(
            "{product} is offered twice for the same interval. Stripe takes one price per "
            "interval; a second one needs a product of its own."
        ).format(product=name)


def _unofferable_price_problems(
    price: Price, found: tuple[Offer, ...], catalogue: Catalogue | None
) -> Iterator[Problem]:
    reason = why_not(price, catalogue) if catalogue else ""
    if reason:
        name = product_name(price.product, catalogue)
        text = _("{product} cannot be offered: {reason}").format(product=name, reason=reason)
        fix = (_("Leave it out"), {PRODUCTS.path: with_price(found, price, on=False)})
        yield Problem((PRODUCTS.path,), price.product, "stops", text, fix)


def _wrong_product_problem(
    price: Price, offer: Offer, found: tuple[Offer, ...], catalogue: Catalogue | None
) -> Problem:
    """A price that another product's offer names (rule R17); only somebody else can do that."""
    text = _("{product} is offered at a price of another product, {other}.").format(
        product=product_name(offer.product, catalogue), other=product_name(price.product, catalogue)
    )
    kept = tuple(each for each in offer.prices if each != price.id)
    without = [replace(offer, prices=kept) if each == offer else each for each in found]
    fix = (_("Leave it out"), {PRODUCTS.path: tuple(each for each in without if each.prices)})
    return Problem((PRODUCTS.path,), offer.product, "stops", text, fix)


def _missing_price_problems(
    found: tuple[Offer, ...], catalogue: Catalogue | None
) -> Iterator[Problem]:
    """What an older version offers and Stripe has no more; its lists may leave archived ones out.

    Before the last page is read it may still come.
    """
    if catalogue is None or not catalogue.complete:
        return
    for offer in found:
        there = offer.product in catalogue.products_by_id
        kept = tuple(each for each in offer.prices if there and each in catalogue.prices_by_id)
        if kept == offer.prices:
            continue
        name = product_name(offer.product, catalogue)
        text = _("{product} is offered at a price that is archived, or no longer at Stripe.")
        changed = [replace(offer, prices=kept) if each == offer else each for each in found]
        fix = (_("Leave it out"), {PRODUCTS.path: tuple(each for each in changed if each.prices)})
        yield Problem((PRODUCTS.path,), offer.product, "stops", text.format(product=name), fix)


def _same_interval(prices: list[Price]) -> bool:
    def interval(price: Price) -> tuple[str, int]:
        return price.interval, price.interval_count

    groups = groupby(sorted(prices, key=interval), key=interval)
    return any(len(list(group)) > 1 for _key, group in groups)
