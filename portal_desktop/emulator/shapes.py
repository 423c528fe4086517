"""What parameters a request may have: read out of the SDK's own parameter types.

The types are TypedDicts whose ``Literal`` choices also admit any string (the SDK must outlive
new choices); here the choices are closed, as they are at Stripe. Importing ``stripe`` is slow,
so it happens when the first request needs a shape.
"""

import functools
import importlib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

Scalar = Literal["text", "flag", "whole", "decimal", "file"]

_SCALARS: Mapping[str, Scalar] = {
    "str": "text",
    "bool": "flag",
    "int": "whole",
    "float": "decimal",
    "Decimal": "decimal",
    "Any": "file",
}


@dataclass(frozen=True)
class Shape:
    """The union of what is set: scalars, choices, a list, an object, a map; and ``""`` to unset."""

    scalars: frozenset[Scalar] = frozenset()
    choices: tuple[str, ...] = ()
    may_be_empty: bool = False
    item: "Shape | None" = None
    values: "Shape | None" = None
    fields: "Mapping[str, Shape] | None" = None
    required: frozenset[str] = field(default_factory=frozenset)


@functools.cache
def shape(module: str) -> Shape:
    """The shape of a request by the name of its module below ``stripe.params``.

    ``_product_create_params`` holds ``ProductCreateParams``, and so on.
    """
    if not module:
        return Shape(fields={"expand": Shape(item=Shape(scalars=frozenset({"text"})))})
    found = importlib.import_module(f"stripe.params.{module}")
    name = "".join(part.title() for part in module.rpartition(".")[2].split("_"))
    options = importlib.import_module("stripe._request_options")
    context = importlib.import_module("stripe._stripe_context")
    # The base class names types that only its own module, or only type checkers, import.
    namespace = {**vars(options), **vars(context), **vars(found)}
    return _hash(getattr(found, name), namespace, frozenset(options.RequestOptions.__annotations__))


def _hash(kind: Any, namespace: Mapping[str, Any], without: frozenset[str] = frozenset()) -> Shape:
    hints = typing.get_type_hints(kind, globalns=dict(namespace))
    fields = {name: _shape(hint, namespace) for name, hint in hints.items() if name not in without}
    return Shape(fields=fields, required=frozenset(kind.__required_keys__) & fields.keys())


def _shape(hint: Any, namespace: Mapping[str, Any]) -> Shape:
    if get_origin(hint) in {typing.Union, types.UnionType}:
        return functools.reduce(_either, (_shape(part, namespace) for part in get_args(hint)))
    if get_origin(hint) is Literal:
        words = tuple(word for word in get_args(hint) if word != "")
        return Shape(choices=words, may_be_empty="" in get_args(hint))
    if get_origin(hint) is list:
        return Shape(item=_shape(get_args(hint)[0], namespace))
    if get_origin(hint) is dict:
        return Shape(values=_shape(get_args(hint)[1], namespace))
    if hasattr(hint, "__required_keys__"):
        return _hash(hint, namespace)
    scalar = _SCALARS.get(getattr(hint, "__name__", ""))
    return Shape(scalars=frozenset({scalar}) if scalar else frozenset())


def _either(one: Shape, other: Shape) -> Shape:
    scalars = one.scalars | other.scalars
    choices = one.choices + other.choices
    return Shape(
        # "or any string" beside choices is the SDK looking ahead.
        scalars=scalars - {"text"} if choices else scalars,
        choices=choices,
        may_be_empty=one.may_be_empty or other.may_be_empty,
        item=one.item or other.item,
        values=one.values or other.values,
        fields=one.fields if one.fields is not None else other.fields,
        required=one.required | other.required,
    )
