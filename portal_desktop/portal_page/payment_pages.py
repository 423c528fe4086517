"""Adding a way to pay, and the page that ends a deep link."""

from portal_desktop.common.i18n import _
from portal_desktop.options.billing_info import PAYMENT_METHOD_CONFIGURATION, PAYMENT_METHODS
from portal_desktop.portal_page import strings as texts
from portal_desktop.portal_page.blocks import (
    Aside,
    Block,
    ButtonBlock,
    Buttons,
    FieldBlock,
    Fields,
    Title,
)
from portal_desktop.portal_page.confirm_page import terms_notes
from portal_desktop.portal_page.render_context import RenderContext, is_switched_on
from portal_desktop.wording.labels import payment_method_configuration_name


def payment_method_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """A card as the example; which other ways there are is Stripe's to decide."""
    home = seen.view.on_page("home")
    buttons = (
        ButtonBlock(seen.portal_text(texts.ADD), "primary", home),
        ButtonBlock(seen.portal_text(texts.GO_BACK), "plain", home),
    )
    ways = payment_method_configuration_name(
        seen.settings.get(PAYMENT_METHOD_CONFIGURATION, ""), seen.known
    )
    others = _("Other ways to pay are offered as your list at Stripe says: {list}.")
    year = seen.view.today.year % 100 + 2
    return (
        Title(seen.portal_text(texts.PAYMENT_TITLE)),
        FieldBlock(seen.portal_text(texts.CARD_NUMBER), hint="1234 1234 1234 1234"),
        Fields(
            (
                FieldBlock(seen.portal_text(texts.EXPIRATION), hint=f"12 / {year}"),
                FieldBlock(seen.portal_text(texts.SECURITY_CODE), hint="123"),
            )
        ),
        *terms_notes(seen, texts.AGREE_PAYMENT),
        Aside(others.format(list=ways)),
        Buttons(buttons),
    )


def unreachable_reason(seen: RenderContext) -> str:
    """Why nothing leads to the page; empty where something does."""
    return (
        ""
        if is_switched_on(seen.settings, PAYMENT_METHODS)
        else _("Customers cannot change how they pay.")
    )


def done_blocks(seen: RenderContext) -> tuple[Block, ...]:
    """What a deep link ends with, unless it leads to a page of the merchant's.

    Nothing leads on from here: who came by such a link finds no way about the portal.
    """
    return (
        Title(seen.portal_text(texts.ALL_DONE), seen.portal_text(texts.ALL_DONE_HELP), "check"),
    )
