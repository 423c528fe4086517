"""A page as plain text: what a screen reader says, and what can be copied."""

from collections.abc import Iterator

from portal_desktop.page.blocks import (
    Action,
    Aside,
    Badge,
    Block,
    Button,
    Buttons,
    Fact,
    Field,
    Fields,
    Invoice,
    Line,
    Link,
    Note,
    Page,
    Panel,
    PaymentMethod,
    Pick,
    Plan,
    Price,
    Product,
    Section,
    Stepper,
    Title,
)


def describe(page: Page) -> str:
    """The page from top to bottom, a line for each thing; ends without a line break.

    What stands in brackets is ours: customers do not see it.
    """
    lines = [*_panel(page.panel)]
    for block in page.blocks:
        lines += ["", *_block(block)] if isinstance(block, Section | Title) else _block(block)
    if page.dialog:
        lines += ["", "In front of it:"]
        for part in page.dialog:
            lines += _block(part)
    return "\n".join([*lines, "", *map(_link, page.panel.footer)])


def _panel(panel: Panel) -> Iterator[str]:
    yield panel.name
    yield panel.headline
    if panel.back is not None:
        yield _link(panel.back)


def _block(block: Block) -> Iterator[str]:  # noqa: C901 - one line for each kind of block
    match block:
        case Section():
            yield block.heading.upper()
            for part in block.parts:
                yield from _block(part)
        case Title():
            yield block.text.upper()
            yield from filter(None, [block.help])
        case Field():
            yield f"Field: {block.label}, {block.value}" if block.value else f"Field: {block.label}"
        case Fields():
            for field in block.fields:
                yield from _block(field)
        case Buttons():
            yield from map(_button, block.buttons)
        case Note():
            yield block.text
        case Plan():
            yield from _plan(block)
        case Product():
            yield from _product(block)
        case PaymentMethod():
            yield f"{block.name}{_badge(block.badge)}, {block.expires}"
        case Fact():
            yield f"{block.label}: {block.value}"
        case Invoice():
            yield f"{block.day}, {block.amount}{_badge(block.badge)}, {block.what}"
        case Stepper():
            steps = " ".join(("−" if block.less else "", "+" if block.more else "")).strip()
            yield f"Number: {block.label}, {block.value} ({steps})"
        case Line():
            yield f"{block.text}: {block.amount}{f', {block.help}' if block.help else ''}"
        case Pick():
            yield f"{'Chosen' if block.chosen else 'Choice'}: {block.text}"
        case Aside():
            yield f"[{block.text}]"
        case Action():
            what = f" ({', '.join(block.what)})" if block.what else ""
            yield f"Link: {block.text}{what}"


def _plan(plan: Plan) -> Iterator[str]:
    yield f"{plan.name}{_badge(plan.badge)}"
    yield plan.price
    yield from plan.lines
    yield from map(_button, plan.buttons)


def _product(product: Product) -> Iterator[str]:
    yield f"{'Chosen' if product.chosen else 'Choice'}: {product.name}"
    yield from filter(None, [product.description])
    yield from map(_price, product.prices)


def _price(price: Price) -> str:
    end = f", {_button(price.button)}" if price.button else ""
    return f"- {price.text}{_badge(price.badge)}{end}"


def _button(button: Button) -> str:
    return f"Button: {button.text}" if button.sure else f"Button, not sure: {button.text}"


def _badge(badge: Badge | None) -> str:
    return f" [{badge.text}]" if badge is not None else ""


def _link(link: Link) -> str:
    return f"Link: {link.text}, {link.address}" if link.address else f"Link: {link.text}"
