"""Which products and prices may stand in a portal's catalogue (rules R3, R4, R17)."""

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.json_values import Obj, bracketed
from portal_desktop.emulator.refusals import Refusal, no_such

_PATH = ("features", "subscription_update", "products")
MOST_PRODUCTS = 10


def check_products(account: EmbeddedAccount, products: list[Obj]) -> None:
    """Raise the ``Refusal`` for the first product or price that may not be offered."""
    if len(products) > MOST_PRODUCTS:
        # Rule R4: the text is Stripe's for another list: UNCONFIRMED.
        param = bracketed(_PATH)
        text = f"Array {param} exceeded maximum {MOST_PRODUCTS} allowed elements"
        raise Refusal(text, param=param)
    for index, product in enumerate(products):
        if account.find("product", product["product"]) is None:
            param = bracketed((*_PATH, index, "product"))
            raise no_such("product", product["product"], param)
        _check_prices(account, product, index)


def _check_prices(account: EmbeddedAccount, product: Obj, index: int) -> None:
    rhythms = set()
    for place, wanted in enumerate(product["prices"]):
        price = account.find("price", wanted)
        param = bracketed((*_PATH, index, "prices", place))
        if price is None:
            raise no_such("price", wanted, param)
        _check_price(price, product["product"], param)
        recurring = price["recurring"]
        # Whether the count or the currency tells two prices apart is UNCONFIRMED: the count does.
        rhythms.add((recurring["interval"], recurring["interval_count"]))
    if len(rhythms) < len(product["prices"]):  # Rule R3, without a param
        text = "For each product, its price must have unique billing intervals."
        raise Refusal(text)


def _check_price(price: Obj, product: str, param: str) -> None:
    """Rule R17: for the portal these texts are UNCONFIRMED; two are Stripe's for subscriptions."""
    if price["product"] != product:
        text = f"The price `{price['id']}` does not belong to the product `{product}`."
        raise Refusal(text, param=param)
    check_recurring(price, param)


def check_recurring(price: Obj, param: str) -> None:
    """Raise the ``Refusal`` of a price nobody can subscribe to any more, or ever."""
    if not price["active"]:
        text = "The price specified is inactive. This field only accepts active prices."
        raise Refusal(text, param=param)
    if not price.get("recurring"):
        text = (
            "The price specified is set to `type=one_time` but this field only accepts prices"
            " with `type=recurring`."
        )
        raise Refusal(text, param=param)
