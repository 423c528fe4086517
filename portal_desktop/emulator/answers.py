"""What an object of Stripe's holds where a request names nothing, out of the SDK's own types.

A field that may be null is null, a switch is off, a list is empty, a hash has its own fields. What
only Stripe knows (ids, times, and choices it makes) is not in the types; callers lay it over this.
"""

import functools
import importlib
import types
import typing
from typing import Any, get_args, get_origin

from portal_desktop.emulator.json_values import Obj, copied


def nothing_said(resource: str) -> Obj:
    """The fields of a resource, such as ``billing_portal.Configuration``, that have such a value.

    Importing ``stripe`` is slow, so it happens when the first object is made.
    """
    made: Obj = copied(_fields(resource))
    return made


@functools.cache
def _fields(resource: str) -> Obj:
    package, _dot, name = resource.rpartition(".")
    found = importlib.import_module(f"stripe.{package}" if package else "stripe")
    return _of_class(getattr(found, name))


def _of_class(kind: Any) -> Obj:
    values = ((name, _value(hint)) for name, hint in kind.__annotations__.items())
    return {name: value for name, value in values if value is not _STRIPES}


_STRIPES = object()


def _value(hint: Any) -> Any:
    if get_origin(hint) in {typing.Union, types.UnionType}:
        return None if types.NoneType in get_args(hint) else _STRIPES
    if get_origin(hint) is list:
        return []
    if hint is bool:
        return False
    if hasattr(hint, "__annotations__") and hasattr(hint, "_inner_class_types"):
        return _of_class(hint)
    return _STRIPES
