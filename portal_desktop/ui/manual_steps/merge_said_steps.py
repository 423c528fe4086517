"""Steps at Stripe that are done because the merchant said so, and the way back."""

from collections.abc import Callable
from functools import partial

from portal_desktop.common.i18n import _
from portal_desktop.publishing.plan import HandOver
from portal_desktop.ui.platform import plain_text
from portal_desktop.ui.theme.appearance import SPACE
from portal_desktop.ui.widgets.button import Button
from portal_desktop.ui.widgets.card import Card
from portal_desktop.ui.widgets.flow_layout import Flow
from portal_desktop.ui.widgets.label import Text


def said_card(steps: tuple[HandOver, ...], untick: Callable[[str], None]) -> Card:
    """A quiet list; ``untick`` is called with the path of a step that is not done after all."""
    card = Card(_("Done, because you said so"))
    for step in steps:
        line = Flow(SPACE[1])
        line.add(Text(_told(step), role="second"))
        back = Button(_("Not yet after all"), "link", role="text")
        back.setObjectName(f"at_stripe.not_yet.{step.path}")
        plain_text.set_description(back, step.label)
        back.clicked.connect(partial(untick, step.path))
        line.add(back)
        card.add_row(line)
    return card


def _told(step: HandOver) -> str:
    if step.where == "at_stripe_compare":
        words = _("{label}: Stripe shows another picture than before, and you said it is yours.")
        return words.format(label=step.label)
    return _("{label}: {value}").format(label=step.label, value=step.wanted)
