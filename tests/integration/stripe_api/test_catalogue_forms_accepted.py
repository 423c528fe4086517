"""Whatever the form lets through, Stripe accepts: held against the embedded account's rules."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from portal_desktop.account.products import Price, Product
from portal_desktop.account.stripe_results import ActionResult
from portal_desktop.actions import catalogue_actions as making
from portal_desktop.actions.action import Action
from portal_desktop.catalogue.forms import (
    PriceForm,
    ProductForm,
    price_form,
    price_from_form,
    price_problems,
    product_form,
    product_problems,
)
from portal_desktop.emulator import Emulator, demo, empty
from portal_desktop.stripe_api.gateway import StripeGateway
from portal_desktop.validation.validate import blocking_problems
from tests.integration.stripe_gateway import do, in_process

often = settings(max_examples=60, deadline=None)
TYPED = st.text(max_size=45) | st.sampled_from(["", "House Blend", "bag", "HARBOUR", "x" * 23])
ADDRESSES = TYPED.map("https://{}".format) | st.sampled_from(
    ["", "https://example.com/a.png", "https://exa mple.com", "https://example.com:x/"]
)
PRODUCTS = st.builds(
    ProductForm,
    name=TYPED,
    description=TYPED,
    image=ADDRESSES,
    tax_code=st.sampled_from(["", "txcd_40060003"]),
    statement_descriptor=TYPED,
    unit_label=TYPED,
)
PRICES = st.builds(
    PriceForm,
    amount_text=st.from_regex(r"[0-9]{0,4}([.,][0-9]{0,3})?", fullmatch=True) | TYPED,
    currency=st.sampled_from(["eur", "jpy", "kwd", "isk"]),
    interval=st.sampled_from(["", "day", "week", "month", "year"]),
    interval_count=st.integers(-1, 160).map(str) | TYPED,
    lookup_key=TYPED,
    tax_behavior=st.sampled_from(["unspecified", "inclusive", "exclusive"]),
    nickname=TYPED,
)


def new_desk() -> StripeGateway:
    """An account of its own for each example, in which nothing is taken yet."""
    account = empty()
    account.put_all(demo().all("tax_code"))
    return in_process(Emulator(account))


def done(gateway: StripeGateway, act: Action) -> ActionResult:
    """What Stripe makes of it; fails where it is refused."""
    return do(gateway, "", act)


def made(gateway: StripeGateway, form: ProductForm) -> Product:
    answer = done(gateway, making.create_product(form))
    assert isinstance(answer, Product)
    return answer


def bare(form: ProductForm) -> ProductForm:
    """Without the blanks around what was typed."""
    return ProductForm(*(getattr(form, field).strip() for field in form.__slots__))


@often
@given(form=PRODUCTS)
def test_a_product_that_is_let_through_is_made_as_it_was_typed(
    form: ProductForm,
) -> None:
    if blocking_problems(product_problems(form)):
        return
    product = made(new_desk(), form)
    # What cannot be seen in a description is not shown; all else comes back.
    assert replace(product_form(product), description="") == replace(bare(form), description="")


@often
@given(before=PRODUCTS, after=PRODUCTS)
def test_a_change_that_is_let_through_is_carried_out(
    before: ProductForm, after: ProductForm
) -> None:
    gateway = new_desk()
    if blocking_problems(product_problems(before)):
        return
    product = made(gateway, before)
    if blocking_problems(product_problems(after, product)):
        return
    act = making.update_product(product, after)
    changed = done(gateway, act) if act else product
    assert isinstance(changed, Product)
    assert replace(product_form(changed), description="") == replace(bare(after), description="")


@often
@given(form=PRICES)
def test_a_price_that_is_let_through_is_made_as_it_was_said(form: PriceForm) -> None:
    gateway = new_desk()
    product = made(gateway, ProductForm(name="Beans"))
    said = price_from_form(form, product.id)
    assert (said is None) <= bool(blocking_problems(price_problems(form)))
    if blocking_problems(price_problems(form)):
        return
    price = done(gateway, making.create_price(product, form))
    assert isinstance(price, Price)
    assert said is not None
    assert replace(price, id="") == said


@often
@given(
    before=st.sampled_from(["unspecified", "inclusive", "exclusive"]),
    nickname=TYPED,
    key=TYPED,
    named=st.booleans(),
    tax=st.sampled_from(["unspecified", "inclusive", "exclusive"]),
)
def test_of_a_price_what_is_let_through_is_changed(
    before: str, nickname: str, key: str, tax: str, *, named: bool
) -> None:
    gateway = new_desk()
    product = made(gateway, ProductForm(name="Beans"))
    first = PriceForm("12", "eur", tax_behavior=before)
    first = replace(first, nickname="Usual", lookup_key="usual") if named else first
    price = done(gateway, making.create_price(product, first))
    assert isinstance(price, Price)
    form = replace(price_form(price), nickname=nickname, lookup_key=key, tax_behavior=tax)
    if blocking_problems(price_problems(form, price=price)):
        return
    act = making.update_price(price, form)
    after = done(gateway, act) if act else price
    assert isinstance(after, Price)
    wanted = (nickname.strip(), key.strip(), tax)
    assert (after.nickname, after.lookup_key, after.tax_behavior) == wanted
    assert after.amount == price.amount
