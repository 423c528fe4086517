"""What a merchant types about a product or a price, and what Stripe would say to it.

Texts stay as they are typed; only ``catalogue_actions`` turns them into what is sent. Limits are
Stripe's (API reference for products and prices, 2026-10-28). A ``Problem``'s path is the field.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from portal_desktop.account.products import Price, Product
from portal_desktop.catalogue.labels import price_label
from portal_desktop.common import money
from portal_desktop.common.i18n import N_, _, language, ngettext
from portal_desktop.common.redaction import contains_secret
from portal_desktop.common.sanitize import sanitize_text
from portal_desktop.settings import pause_durations as durations
from portal_desktop.settings.problem import Problem

LONGEST = {
    "name": 5_000,
    "description": 40_000,
    "image": 5_000,
    "statement_descriptor": 22,
    "unit_label": 12,
    "lookup_key": 200,
    "nickname": 5_000,
}
NOT_ON_STATEMENTS = "<>\\\"'"
MOST_DIGITS = 9

TAX_BEHAVIOURS = {
    "unspecified": N_("Not decided"),
    "inclusive": N_("Included in the amount"),
    "exclusive": N_("Added on top"),
}


@dataclass(frozen=True, slots=True)
class ProductForm:
    """A product as typed; ``image`` is one https address, ``tax_code`` Stripe's ``txcd_…``."""

    name: str = ""
    description: str = ""
    image: str = ""
    tax_code: str = ""
    statement_descriptor: str = ""
    unit_label: str = ""


@dataclass(frozen=True, slots=True)
class PriceForm:
    """A price as typed.

    Attributes:
        amount_text: as a person of the window's language types it, such as ``12,50``.
        interval: Stripe's word, or empty: paid once.
        interval_count: digits, as typed.
    """

    amount_text: str = ""
    currency: str = "usd"
    interval: str = "month"
    interval_count: str = "1"
    lookup_key: str = ""
    tax_behavior: str = "unspecified"
    nickname: str = ""


def product_form(product: Product) -> ProductForm:
    """A product as it is at Stripe, ready to be changed."""
    return ProductForm(
        name=product.name,
        description=product.description,
        image=product.images[0] if product.images else "",
        tax_code=product.tax_code,
        statement_descriptor=product.statement_descriptor,
        unit_label=product.unit_label,
    )


def price_form(price: Price) -> PriceForm:
    """A price as it is at Stripe. A price in tiers has no amount."""
    amount = price.amount
    shown = (
        ""
        if amount is None
        else money.editable_amount(money.Money(amount, price.currency), language())
    )
    return PriceForm(
        amount_text=shown,
        currency=price.currency,
        interval=price.interval,
        interval_count=str(price.interval_count),
        lookup_key=price.lookup_key,
        tax_behavior=price.tax_behavior,
        nickname=price.nickname,
    )


def product_problems(form: ProductForm, product: Product | None = None) -> tuple[Problem, ...]:
    """What Stripe would refuse about a product, and advice. ``product``: the one being changed."""
    before = product_form(product) if product else None
    return (
        *_about_product(form),
        *_emptied_field_problems(form, before, ("statement_descriptor",)),
    )


def price_problems(
    form: PriceForm, siblings: Iterable[Price] = (), *, price: Price | None = None
) -> tuple[Problem, ...]:
    """List what Stripe would refuse about a price, and advice.

    Args:
        siblings: the account's other prices; those of the same product have its ``product``.
        price: the one being changed, whose amount, currency and interval are fixed.
    """
    before = price_form(price) if price else None
    return (
        *_about_price(form, price),
        *_beside_others(form, tuple(siblings), price),
        *_emptied_field_problems(form, before, ("lookup_key", "nickname")),
    )


def parsed_amount(form: PriceForm) -> int:
    """The amount in minor units.

    Raises:
        ValueError: with a sentence for the merchant.
    """
    return money.parse_amount(form.amount_text, form.currency, language())


def parsed_interval_count(form: PriceForm) -> int:
    """How many intervals there are between two payments; 0 for what is no number."""
    typed = form.interval_count.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < MOST_DIGITS else 0


def price_from_form(form: PriceForm, product: str = "") -> Price | None:
    """The price that would be made; None while the form is not complete."""
    try:
        amount = parsed_amount(form)
    except ValueError:
        return None
    often = parsed_interval_count(form) if form.interval else 1
    if form.interval and not _is_often_enough(form):
        return None
    price = Price("", product, amount, form.currency.lower(), form.interval, often)
    nickname, lookup_key = form.nickname.strip(), form.lookup_key.strip()
    return replace(price, tax_behavior=form.tax_behavior, nickname=nickname, lookup_key=lookup_key)


def _emptied_field_problems(
    form: ProductForm | PriceForm,
    before: ProductForm | PriceForm | None,
    fields: tuple[str, ...],
) -> Iterator[Problem]:
    """What Stripe has no way to unset, unlike other texts (parameters of 2026-10-28)."""
    for field in fields:
        if before is not None and getattr(before, field) and not getattr(form, field).strip():
            yield _blocking_problem(
                field, _("Once it is set, Stripe does not let it be empty again.")
            )


def _about_product(form: ProductForm) -> Iterator[Problem]:
    if not form.name.strip():
        yield _blocking_problem("name", _("A product needs a name; customers see it."))
    for field in ("name", "description", "unit_label", "statement_descriptor", "image"):
        yield from _text_problems(field, getattr(form, field).strip())
    yield from _statement_descriptor_problems(form.statement_descriptor.strip())
    yield from _image_problems(form.image.strip())


def _statement_descriptor_problems(typed: str) -> Iterator[Problem]:
    field = "statement_descriptor"
    if not typed:
        return
    wrong = [sign for sign in NOT_ON_STATEMENTS if sign in typed]
    if wrong:
        said = _("Banks do not print {signs}. Leave it out.")
        yield _blocking_problem(field, said.format(signs=" ".join(wrong)))
    kept = typed.encode("ascii", "ignore").decode()
    if not any(sign.isalpha() for sign in kept):
        yield _blocking_problem(field, _("It needs at least one letter from A to Z."))
    elif kept != typed:
        said = _("Banks print plain letters only. Stripe will make it “{kept}”.")
        yield _advice_problem(field, said.format(kept=kept.strip()))


def _image_problems(typed: str) -> Iterator[Problem]:
    if not typed or contains_secret(typed):
        return
    if not typed.lower().startswith("https://"):
        yield _blocking_problem("image", _("The address of a picture starts with https://."))
    elif not _is_address(typed):
        yield _blocking_problem("image", _("This is not a complete web address."))


def _is_address(typed: str) -> bool:
    if any(sign.isspace() or not sign.isprintable() for sign in typed):
        return False
    try:
        parts = urlsplit(typed)
        return parts.port is not None or "." in (parts.hostname or "").strip(".")
    except ValueError:
        return False


def _about_price(form: PriceForm, price: Price | None) -> Iterator[Problem]:
    for field in ("lookup_key", "nickname"):
        yield from _text_problems(field, getattr(form, field).strip())
    if price is not None:
        yield from _tax_again(form, price)
        return
    try:
        amount = parsed_amount(form)
    except ValueError as wrong:
        yield _blocking_problem("amount_text", str(wrong))
    else:
        if amount == 0:
            yield _advice_problem("amount_text", _("Customers pay nothing for this price."))
    if form.interval:
        yield from _how_often(form)
    if form.tax_behavior == "unspecified":
        said = _(
            "Undecided, it may not be among the plans customers can switch to. "
            "It can be decided later, once."
        )
        yield _advice_problem("tax_behavior", said)


def _how_often(form: PriceForm) -> Iterator[Problem]:
    if not _is_often_enough(form):
        said = _("A number from 1 to {most}: Stripe takes a payment at least every three years.")
        yield _blocking_problem(
            "interval_count", said.format(most=durations.MOST.get(form.interval, 0))
        )


def _is_often_enough(form: PriceForm) -> bool:
    return 1 <= parsed_interval_count(form) <= durations.MOST.get(form.interval, 0)


def _tax_again(form: PriceForm, price: Price) -> Iterator[Problem]:
    if price.tax_behavior not in {"unspecified", form.tax_behavior}:
        yield _blocking_problem(
            "tax_behavior", _("How tax is counted can be decided once, and it was.")
        )


def _beside_others(
    form: PriceForm, siblings: tuple[Price, ...], price: Price | None
) -> Iterator[Problem]:
    others = [each for each in siblings if price is None or each.id != price.id]
    key = form.lookup_key.strip()
    if key and (price is None or key != price.lookup_key):
        same = next((each for each in others if each.lookup_key == key), None)
        if same is not None:
            said = _("Another price has this lookup key already: {price}.")
            yield _blocking_problem("lookup_key", said.format(price=price_label(same)))


def same_interval(form: PriceForm, siblings: Iterable[Price]) -> Price | None:
    """Another price of the product with the same interval: only one can be offered to switch to."""
    wanted = (form.interval, parsed_interval_count(form))
    found = (each for each in siblings if each.active and each.is_recurring)
    return next((each for each in found if (each.interval, each.interval_count) == wanted), None)


def _text_problems(field: str, typed: str) -> Iterator[Problem]:
    if contains_secret(typed):
        yield _blocking_problem(
            field, _("This holds a key or a private link, which must never be published.")
        )
        return
    over = len(typed) - LONGEST[field]
    if over > 0:
        said = ngettext(
            "{over} character too many: Stripe takes {longest}.",
            "{over} characters too many: Stripe takes {longest}.",
            over,
        )
        yield _blocking_problem(field, said.format(over=over, longest=LONGEST[field]))
    elif sanitize_text(typed, LONGEST[field]) != typed and field != "description":
        yield _blocking_problem(
            field, _("There are signs in it that cannot be seen. Type it anew.")
        )


def _blocking_problem(field: str, said: str) -> Problem:
    return Problem((field,), None, "stops", said)


def _advice_problem(field: str, said: str) -> Problem:
    return Problem((field,), None, "advice", said)
