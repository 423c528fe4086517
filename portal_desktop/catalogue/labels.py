"""Products, offers and prices in words."""

from functools import lru_cache

from portal_desktop.account.products import interval_days
from portal_desktop.account.snapshot import Catalogue, Price
from portal_desktop.common import money
from portal_desktop.common.i18n import _, language, ngettext
from portal_desktop.options.values import Offer


def product_name(product: str, catalogue: Catalogue | None) -> str:
    """The name customers see; a neutral word where the catalogue is not known."""
    found = catalogue.products_by_id.get(product) if catalogue else None
    return found.name if found else _("A product")


def offer_label(offer: Offer, catalogue: Catalogue | None) -> str:
    """The product with the intervals offered, such as "House Blend · month, year"."""
    name = product_name(offer.product, catalogue)
    intervals = [
        _interval_text(price)
        for price in sorted(_known_prices(offer, catalogue), key=interval_days)
    ]
    return " · ".join(filter(None, (name, ", ".join(dict.fromkeys(intervals)))))


def price_label(price: Price) -> str:
    """What a price costs and how often, such as "€24.00 per month"."""
    often = (
        money.per_interval(price.interval, price.interval_count)
        if price.is_recurring
        else _("once")
    )
    if price.amount is None:
        return _("Price varies, {often}").format(often=often)
    amount = _formatted_amount(price.amount, price.currency, language())
    if price.metered:
        return _("{amount} per use, billed {often}").format(amount=amount, often=often)
    return f"{amount} {often}"


@lru_cache(2_000)  # painted again with every letter of a search
def _formatted_amount(amount: int, currency: str, shown_in: str) -> str:
    return money.format_money(money.Money(amount, currency), shown_in)


def _interval_text(price: Price) -> str:
    count = price.interval_count
    shown = {
        "day": ngettext("day", "{count} days", count),
        "week": ngettext("week", "{count} weeks", count),
        "month": ngettext("month", "{count} months", count),
        "year": ngettext("year", "{count} years", count),
    }
    return shown.get(price.interval, "").format(count=count)


def _known_prices(offer: Offer, catalogue: Catalogue | None) -> list[Price]:
    """The prices of an offer, as far as they are known."""
    known = catalogue.prices_by_id if catalogue else {}
    return [known[each] for each in offer.prices if each in known]
