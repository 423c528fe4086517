"""What an endpoint is given, and the two endpoints most kinds of object share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from portal_desktop.emulator.account import EmbeddedAccount
from portal_desktop.emulator.json_values import Obj
from portal_desktop.emulator.lists import page
from portal_desktop.emulator.refusals import no_such
from portal_desktop.emulator.web import Response


@dataclass(frozen=True)
class Call:
    """One request that may be carried out.

    ``account`` is the one the request is about; ``platform`` the one whose key it carries
    (the same but for ``Stripe-Account`` requests). ``ids`` come out of the address.
    """

    account: EmbeddedAccount
    platform: EmbeddedAccount
    url: str
    ids: Mapping[str, str]
    params: Obj

    @property
    def id(self) -> str:
        return self.ids["id"]

    @property
    def sent(self) -> Obj:
        """The parameters that are about the object itself."""
        return {name: value for name, value in self.params.items() if name != "expand"}


CallAnswer = Obj | Response
Endpoint = Callable[[Call], CallAnswer]


def word(kind: str) -> str:
    """Stripe's word for a kind of object in its refusals."""
    return kind.rpartition(".")[2].replace("_", " ")


def found(call: Call, kind: str) -> Obj:
    """The object the address names; else 404 as Stripe says it."""
    thing = call.account.find(kind, call.id)
    if thing is None:
        param = "configuration" if kind.endswith(".configuration") else "id"
        raise no_such(word(kind), call.id, param, status=404)
    return thing


def retrieving(kind: str) -> Endpoint:
    def retrieve(call: Call) -> CallAnswer:
        return found(call, kind)

    return retrieve


def listing(kind: str) -> Endpoint:
    """All filters of a list are equalities, ranges or memberships on fields of the same name."""

    def list_them(call: Call) -> CallAnswer:
        return page(call.account.collection(kind), call.params, call.url, word(kind))

    return list_them
