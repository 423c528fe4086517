"""A page as plain text: what a screen reader says, and what can be copied."""

from collections.abc import Iterator

from portal_desktop.common.i18n import _
from portal_desktop.portal_page.blocks import (
    Aside,
    BadgeBlock,
    BillLine,
    Block,
    ButtonBlock,
    Buttons,
    Fact,
    FieldBlock,
    Fields,
    Invoice,
    Link,
    LinkBlock,
    Note,
    Page,
    PanelBlock,
    PaymentMethod,
    Pick,
    PlanBlock,
    PriceBlock,
    ProductBlock,
    SectionBlock,
    Stepper,
    Title,
)


def plain_text(page: Page) -> str:
    """Write the page from top to bottom, a line for each thing; without a line break at its end.

    What stands in brackets is ours: customers do not see it.
    """
    lines = [*_panel(page.panel)]
    for block in page.blocks:
        lines += ["", *_block(block)] if isinstance(block, SectionBlock | Title) else _block(block)
    if page.dialog:
        lines += ["", _("In front of it:")]
        for part in page.dialog:
            lines += _block(part)
    return "\n".join([*lines, "", *map(_link, page.panel.footer)])


def _panel(panel: PanelBlock) -> Iterator[str]:
    yield panel.name
    yield panel.headline
    if panel.back is not None:
        yield _link(panel.back)


def _block(block: Block) -> Iterator[str]:  # noqa: C901 - one line for each kind of block
    match block:
        case SectionBlock():
            yield block.heading.upper()
            for part in block.parts:
                yield from _block(part)
        case Title():
            yield block.text.upper()
            yield from filter(None, [block.help])
        case FieldBlock():
            yield _field(block)
        case Fields():
            yield from map(_field, block.fields)
        case Buttons():
            yield from map(_button, block.buttons)
        case Note():
            yield block.text
        case PlanBlock():
            yield from _plan(block)
        case ProductBlock():
            yield from _product(block)
        case PaymentMethod():
            yield f"{block.name}{_badge(block.badge)}, {block.expires}"
        case Fact():
            yield f"{block.label}: {block.value}"
        case Invoice():
            yield f"{block.day}, {block.amount}{_badge(block.badge)}, {block.what}"
        case Stepper():
            yield _stepper_text(block)
        case BillLine():
            yield f"{block.text}: {block.amount}{f', {block.help}' if block.help else ''}"
        case Pick():
            yield _choice(block.text, chosen=block.chosen)
        case Aside():
            yield f"[{block.text}]"
        case LinkBlock():
            yield _action(block)


def _field(field: FieldBlock) -> str:
    return _("Field: {name}").format(name=", ".join(filter(None, (field.label, field.value))))


def _stepper_text(number: Stepper) -> str:
    steps = " ".join(("−" if number.less else "", "+" if number.more else "")).strip()
    return _("Number: {name}").format(name=f"{number.label}, {number.value} ({steps})")


def _action(action: LinkBlock) -> str:
    what = f" ({', '.join(action.what)})" if action.what else ""
    return _("Link: {name}").format(name=f"{action.text}{what}")


def _plan(plan: PlanBlock) -> Iterator[str]:
    yield f"{plan.name}{_badge(plan.badge)}"
    yield plan.price
    yield from plan.lines
    yield from map(_button, plan.buttons)


def _product(product: ProductBlock) -> Iterator[str]:
    yield _choice(product.name, chosen=product.chosen)
    yield from filter(None, [product.description])
    yield from map(_price, product.prices)


def _price(price: PriceBlock) -> str:
    end = f", {_button(price.button)}" if price.button else ""
    return f"- {price.text}{_badge(price.badge)}{end}"


def _button(button: ButtonBlock) -> str:
    if button.goes_to is None:
        return _("Button, not to be pressed yet: {name}").format(name=button.text)
    said = _("Button: {name}") if button.sure else _("Button, not sure: {name}")
    return said.format(name=button.text)


def _choice(name: str, *, chosen: bool) -> str:
    return (_("Chosen: {name}") if chosen else _("Choice: {name}")).format(name=name)


def _badge(badge: BadgeBlock | None) -> str:
    return f" [{badge.text}]" if badge is not None else ""


def _link(link: Link) -> str:
    return _("Link: {name}").format(name=", ".join(filter(None, (link.text, link.address))))
