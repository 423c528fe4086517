"""A page as plain text: what a screen reader says, and what can be copied."""

from collections.abc import Iterator

from portal_desktop.page.blocks import (
    Action,
    Badge,
    Block,
    Button,
    Buttons,
    Fact,
    Field,
    Invoice,
    Link,
    Note,
    Page,
    Panel,
    PaymentMethod,
    Plan,
    Section,
    Title,
)


def describe(page: Page) -> str:
    """The page from top to bottom, a line for each thing; ends without a line break."""
    lines = [*_panel(page.panel)]
    for block in page.blocks:
        lines += ["", *_block(block)] if isinstance(block, Section | Title) else _block(block)
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
            yield f"Field: {block.label}, {block.value}"
        case Buttons():
            yield from map(_button, block.buttons)
        case Note():
            yield block.text
        case Plan():
            yield from _plan(block)
        case PaymentMethod():
            yield f"{block.name}{_badge(block.badge)}, {block.expires}"
        case Fact():
            yield f"{block.label}: {block.value}"
        case Invoice():
            yield f"{block.day}, {block.amount}{_badge(block.badge)}, {block.what}"
        case Action():
            what = f" ({', '.join(block.what)})" if block.what else ""
            yield f"Link: {block.text}{what}"


def _plan(plan: Plan) -> Iterator[str]:
    yield f"{plan.name}{_badge(plan.badge)}"
    yield plan.price
    yield from plan.lines
    yield from map(_button, plan.buttons)


def _button(button: Button) -> str:
    return f"Button: {button.text}"


def _badge(badge: Badge | None) -> str:
    return f" [{badge.text}]" if badge is not None else ""


def _link(link: Link) -> str:
    return f"Link: {link.text}, {link.address}" if link.address else f"Link: {link.text}"
