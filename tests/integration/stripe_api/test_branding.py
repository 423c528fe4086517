"""The look a merchant can choose is the look Stripe offers, as its own library names it."""

import typing

from stripe.params.checkout import SessionCreateParamsBrandingSettings

from portal_desktop.options.branding import FONT, SHAPE
from portal_desktop.options.option import Option
from portal_desktop.options.values import Value


def offered(name: str) -> set[str]:
    """The values Stripe names for one of Checkout's brand settings."""
    hints = typing.get_type_hints(SessionCreateParamsBrandingSettings)
    return set(_texts(hints[name])) - {""}


def _texts(hint: object) -> typing.Iterator[str]:
    if typing.get_origin(hint) is typing.Literal:
        yield from typing.get_args(hint)
    else:
        for inner in typing.get_args(hint):
            yield from _texts(inner)


def chosen(option: Option[Value]) -> set[str]:
    return {choice.value for choice in option.choices}


def test_every_font_stripe_names_can_be_chosen_and_no_other() -> None:
    assert chosen(FONT) == offered("font_family")


def test_every_shape_stripe_names_can_be_chosen_and_no_other() -> None:
    assert chosen(SHAPE) == offered("border_style")
