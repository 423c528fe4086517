"""Actions on products and prices: made, changed, put away, each at once and with its sentence.

Updating sends only what changed, and ``""`` for what is cleared. ``path`` names what the action is
about: ``products.new``, ``products.<id>``, ``prices.<id>``, with ``:archive`` and the like behind.
"""

from dataclasses import asdict
from typing import Final

from portal_desktop.account.products import Price, Product
from portal_desktop.actions.action import Action, ActionRequest
from portal_desktop.catalogue.forms import (
    TAX_BEHAVIOURS,
    PriceForm,
    ProductForm,
    parsed_amount,
    price_form,
    price_from_form,
    product_form,
)
from portal_desktop.catalogue.forms import parsed_interval_count as often
from portal_desktop.catalogue.labels import price_label
from portal_desktop.common.i18n import N_, _
from portal_desktop.settings.stripe_params import StripeParams

NEW_FORM: Final = "new"
"""The key of the form of a product not made yet."""
FIELDS: Final = {
    "name": N_("Name"),
    "description": N_("Description"),
    "image": N_("Image"),
    "unit_label": N_("Unit label"),
    "statement_descriptor": N_("Words on the bank statement"),
    "tax_code": N_("Tax code"),
    "nickname": N_("Name for yourself"),
    "lookup_key": N_("Lookup key"),
    "tax_behavior": N_("Tax"),
}
"""What the fields are called, in the order in which they stand."""


def changed_fields(
    before: ProductForm | PriceForm, after: ProductForm | PriceForm
) -> tuple[str, ...]:
    """The fields that differ, apart from blanks around them."""
    return tuple(
        field
        for field in FIELDS
        if hasattr(after, field) and getattr(before, field).strip() != getattr(after, field).strip()
    )


def new_price_form(product: str) -> str:
    """The key of the form of a price of this product that is not made yet."""
    return f"{NEW_FORM}:{product}"


def create_product(form: ProductForm) -> Action:
    """A new product. What is empty is not sent."""
    typed = {field: getattr(form, field).strip() for field in FIELDS if hasattr(form, field)}
    params: StripeParams = {
        field: text for field, text in typed.items() if text and field != "image"
    }
    if typed["image"]:
        params["images"] = [typed["image"]]
    name = typed["name"]
    return Action(
        path="products.new",
        title=_("Create this product?"),
        consequence=_(
            "“{name}” is in your product list at Stripe at once. Customers see it when it has a "
            "price and you offer it. It can be changed and archived later."
        ).format(name=name),
        button=_("Create the product now"),
        done=_("Product created: {name}").format(name=name),
        request=ActionRequest("product", "create", params),
        form=NEW_FORM,
        typed=asdict(form),
    )


def update_product(product: Product, form: ProductForm) -> Action | None:
    """What was typed anew about a product; None where nothing was."""
    fields = changed_fields(product_form(product), form)
    if not fields:
        return None
    params: StripeParams = {}
    for field in fields:
        text = getattr(form, field).strip()
        if field == "image":
            images = [*([text] if text else []), *product.images[1:]]
            params["images"] = list(images) or ""
        else:
            params[field] = text
    changes = ", ".join(_(FIELDS[field]) for field in fields)
    return Action(
        path=f"products.{product.id}",
        title=_("Change this at Stripe?"),
        consequence=_(
            "This changes: {changes}. It changes at once, also for customers who have this "
            "product; invoices already sent stay as they are."
        ).format(changes=changes),
        button=_("Change this at Stripe now"),
        done=_("Product changed: {name} ({changes})").format(
            name=form.name.strip() or product.name, changes=changes
        ),
        request=ActionRequest("product", "update", params, product.id),
        form=product.id,
        typed=asdict(form),
    )


def _and_offered(said: str, *, offered: bool) -> str:
    more = _("It is among the plans customers can switch to: take it out there, too, and publish.")
    return f"{said} {more}" if offered else said


def archive_product(product: Product, *, offered: bool = False) -> Action:
    """Put a product away. ``offered``: it is among the plans customers can switch to."""
    said = _("Nobody new can buy it. Customers who have it keep it and go on paying for it.")
    return Action(
        path=f"products.{product.id}:archive",
        title=_("Archive this product?"),
        consequence=_and_offered(said, offered=offered),
        button=_("Archive the product now"),
        done=_("Product archived: {name}").format(name=product.name),
        request=ActionRequest("product", "update", {"active": False}, product.id),
    )


def unarchive_product(product: Product) -> Action:
    """Take a product out of the archive."""
    return Action(
        path=f"products.{product.id}:archive",
        title=_("Sell this product again?"),
        consequence=_(
            "It can be bought again, and offered to switch to, at each price that is not archived."
        ),
        button=_("Sell the product again now"),
        done=_("Product taken out of the archive: {name}").format(name=product.name),
        request=ActionRequest("product", "update", {"active": True}, product.id),
    )


def make_default(product: Product, price: Price) -> Action:
    """Make a price the one Stripe takes where a product is chosen without a price."""
    return Action(
        path=f"prices.{price.id}:default",
        title=_("Make this the default price?"),
        consequence=_(
            "Stripe takes {price} wherever {product} is chosen and no price is named."
        ).format(price=price_label(price), product=product.name),
        button=_("Make it the default now"),
        done=_("Default price of {product}: {price}").format(
            product=product.name, price=price_label(price)
        ),
        request=ActionRequest("product", "update", {"default_price": price.id}, product.id),
    )


def create_price(product: Product, form: PriceForm) -> Action:
    """Make the action that adds a price to a product.

    Raises:
        ValueError: with a sentence for the merchant, where ``form.amount_text`` is no amount.
    """
    params: StripeParams = {
        "product": product.id,
        "currency": form.currency.lower(),
        "unit_amount": parsed_amount(form),
        "tax_behavior": form.tax_behavior,
    }
    if form.interval:
        params["recurring"] = {"interval": form.interval, "interval_count": often(form)}
    for field in ("lookup_key", "nickname"):
        if text := getattr(form, field).strip():
            params[field] = text
    made = price_from_form(form)
    label = price_label(made) if made else ""
    return Action(
        path=f"prices.{product.id}:new",
        title=_("Add this price?"),
        consequence=_(
            "Customers who choose it pay {price}. A price’s amount, currency and interval can "
            "never be changed; it can be archived, and another one added."
        ).format(price=label),
        button=_("Add the price now"),
        done=_("Price added to {product}: {price}").format(product=product.name, price=label),
        request=ActionRequest("price", "create", params),
        form=new_price_form(product.id),
        typed=asdict(form),
    )


def update_price(price: Price, form: PriceForm) -> Action | None:
    """Make the action for what was typed anew about a price; None where nothing was.

    How tax is counted can be decided once: Stripe never takes it back.
    """
    fields = changed_fields(price_form(price), form)
    if not fields:
        return None
    params: StripeParams = {field: getattr(form, field).strip() for field in fields}
    said = [_("Only you see the name and the lookup key; customers do not.")]
    if "tax_behavior" in fields:
        tax = _(TAX_BEHAVIOURS.get(form.tax_behavior, "")) or form.tax_behavior
        said = [_("Tax from now on: {tax}. It can be decided only once.").format(tax=tax)]
    changes = ", ".join(_(FIELDS[field]) for field in fields)
    return Action(
        path=f"prices.{price.id}",
        title=_("Change this at Stripe?"),
        consequence=" ".join(said),
        button=_("Change this at Stripe now"),
        done=_("Price changed: {price} ({changes})").format(
            price=price_label(price), changes=changes
        ),
        request=ActionRequest("price", "update", params, price.id),
        can_be_undone="tax_behavior" not in fields,
        form=price.id,
        typed=asdict(form),
    )


def archive_price(price: Price, *, offered: bool = False) -> Action:
    """Put a price away. ``offered``: it is among the plans customers can switch to."""
    said = _("Nobody new can choose it. Customers who have it go on paying it.")
    return Action(
        path=f"prices.{price.id}:archive",
        title=_("Archive this price?"),
        consequence=_and_offered(said, offered=offered),
        button=_("Archive the price now"),
        done=_("Price archived: {price}").format(price=price_label(price)),
        request=ActionRequest("price", "update", {"active": False}, price.id),
    )


def unarchive_price(price: Price) -> Action:
    """Take a price out of the archive."""
    return Action(
        path=f"prices.{price.id}:archive",
        title=_("Offer this price again?"),
        consequence=_("It can be chosen again, and offered to switch to."),
        button=_("Take it out of the archive now"),
        done=_("Price taken out of the archive: {price}").format(price=price_label(price)),
        request=ActionRequest("price", "update", {"active": True}, price.id),
    )
