"""Words of a newer version of Stripe, put there through the emulated Dashboard.

Stripe knows what it holds: such a word may be sent back, though the SDK's types lack it.
"""

import functools
from dataclasses import replace
from typing import Any

from portal_desktop.emulator.shapes import Shape


def widened(shape: Shape, held: Any) -> Shape:
    """The shape of a change to ``held``, whose choices include the words that stand there."""
    if isinstance(held, str):
        known = not shape.choices or held in shape.choices
        return shape if known else replace(shape, choices=(*shape.choices, held))
    if isinstance(held, list) and shape.item is not None:
        return replace(shape, item=functools.reduce(widened, held, shape.item))
    if isinstance(held, dict) and shape.fields is not None:
        fields = {
            name: widened(field, held.get(name)) if name in held else field
            for name, field in shape.fields.items()
        }
        return replace(shape, fields=fields)
    return shape
