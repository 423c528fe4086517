"""Steps at Stripe that are done because the merchant said so, and the way back."""

from collections.abc import Callable
from functools import partial

from portal_desktop.plan import HandOver
from portal_desktop.text import _
from portal_desktop.ui import plain_text
from portal_desktop.ui.theme import SPACE
from portal_desktop.ui.widgets import Button, Card, Flow, Text


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
