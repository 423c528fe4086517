"""What the program writes to Stripe, and whether it is done there, and done once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from portal_desktop.account.products import Catalogue, Price, Product
from portal_desktop.actions import action as acts
from portal_desktop.actions import catalogue_actions as catalogue_acts
from portal_desktop.actions.action import Action, RequestKind, RequestVerb
from portal_desktop.catalogue.forms import PriceForm, ProductForm, price_form, product_form
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.publishing.diff import ChangeKey
from tests.ui.trouble_matrix.calls import Write
from tests.ui.trouble_matrix.running import Running

CONFIGURATIONS: Final = "/v1/billing_portal/configurations"
REASONS: Final = "/v1/billing/feedback_options"
WORDS: Final = "Written in trouble"
"""What every write puts somewhere at Stripe."""
REASON: Final = "fo_before"


def _publish(running: Running) -> None:
    running.document.set_value(HEADLINE.path, WORDS)
    running.session.writes.publish_plan(running.document.plan, {ChangeKey(TERMS.path)})


def _published(running: Running) -> bool:
    return _count(running, "billing_portal.configuration", _says(WORDS, "headline")) == 1


def _says(text: object, field: str) -> Callable[[Mapping[str, Any]], bool]:
    def says(thing: Mapping[str, Any]) -> bool:
        return text in (thing.get(field), (thing.get("business_profile") or {}).get(field))

    return says


def _count(running: Running, kind: str, fits: Callable[[Mapping[str, Any]], bool]) -> int:
    return sum(map(fits, running.account.all(kind)))


def _catalogue(running: Running) -> Catalogue:
    assert running.known.catalogue is not None
    return running.known.catalogue


def _product(running: Running) -> Product:
    return next(each for each in _catalogue(running).products if each.name == "House Blend")


def _price(running: Running) -> Price:
    """A price that is not its product's default, so that it can be put away."""
    product = _product(running)
    prices = _catalogue(running).prices_of[product.id]
    return next(each for each in prices if each.id != product.default_price and each.active)


def _reason_before(running: Running) -> None:
    changes = {"description": "Moved house", "status": "active"}
    running.at_dashboard(f"objects/billing.feedback_option/{REASON}", changes)
    running.session.read_again()
    running.rest()


def _new_words(running: Running) -> Action:
    product = _product(running)
    act = catalogue_acts.update_product(product, replace(product_form(product), description=WORDS))
    assert act is not None
    return act


def _new_nickname(running: Running) -> Action:
    price = _price(running)
    act = catalogue_acts.update_price(price, replace(price_form(price), nickname=WORDS))
    assert act is not None
    return act


def _new_price(running: Running) -> Action:
    form = PriceForm("12", "eur", "week", "3", nickname=WORDS)
    return catalogue_acts.create_price(_product(running), form)


Made = tuple[str, Callable[[Running], Action], str, str, object]
"""Address, action, and what it makes of which field of which kind of thing at Stripe."""

_ACTS: Final[Mapping[tuple[RequestKind, RequestVerb], Made]] = {
    ("configuration", "update"): (
        CONFIGURATIONS,
        lambda _running: acts.activate_link(),
        "billing_portal.configuration",
        "login_page",
        True,
    ),
    ("product", "create"): (
        "/v1/products",
        lambda _running: catalogue_acts.create_product(ProductForm(name=WORDS)),
        "product",
        "name",
        WORDS,
    ),
    ("product", "update"): ("/v1/products", _new_words, "product", "description", WORDS),
    ("price", "create"): ("/v1/prices", _new_price, "price", "nickname", WORDS),
    ("price", "update"): ("/v1/prices", _new_nickname, "price", "nickname", WORDS),
    ("feedback_option", "create"): (
        REASONS,
        lambda _running: acts.create_feedback_option(WORDS),
        "billing.feedback_option",
        "description",
        WORDS,
    ),
    ("feedback_option", "update"): (
        REASONS,
        lambda _running: acts.update_feedback_option(REASON, WORDS),
        "billing.feedback_option",
        "description",
        WORDS,
    ),
    ("feedback_option", "deactivate"): (
        REASONS,
        lambda _running: acts.deactivate_feedback_option(REASON, "Moved house"),
        "billing.feedback_option",
        "status",
        "inactive",
    ),
}


def _acting(act: tuple[RequestKind, RequestVerb]) -> Write:
    path, make, kind, field, wanted = _ACTS[act]
    made: dict[int, Action] = {}

    def begin(running: Running) -> None:
        # Pressed again, it is what was pressed before.
        running.session.writes.perform_action(made.setdefault(id(running), make(running)))

    def fits(thing: Mapping[str, Any]) -> bool:
        there = thing.get(field)
        return (there["enabled"] if isinstance(there, dict) else there) == wanted

    return Write(
        name=" ".join(act),
        method="perform_action",
        at=f"POST {path}",
        before=_reason_before if act[0] == "feedback_option" else lambda _running: None,
        begin=begin,
        right=lambda running: _count(running, kind, fits) == 1,
        act=act,
    )


WRITES: Final = (
    Write("publish", "publish_plan", f"POST {CONFIGURATIONS}", _publish, _published),
    Write(
        "publish, reading before",
        "publish_plan",
        f"GET {CONFIGURATIONS}/{{portal}}",
        _publish,
        _published,
        sends=False,
    ),
    Write(
        "publish, first", "publish_plan", f"POST {CONFIGURATIONS}", _publish, _published, new=True
    ),
    *map(_acting, _ACTS),
)
