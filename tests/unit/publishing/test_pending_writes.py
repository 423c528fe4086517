"""What was sent is known again after a restart, with what was there before."""

import pytest

from portal_desktop.account.snapshot import NOTHING_KNOWN, AccountSnapshot, Catalogue, Product
from portal_desktop.actions.catalogue_actions import create_product
from portal_desktop.catalogue.forms import ProductForm
from portal_desktop.publishing.pending_serialization import dump_purpose, load_purpose
from portal_desktop.publishing.pending_writes import (
    is_result,
    pending_act,
)

TEA = Product("prod_1", "Tea")


@pytest.mark.parametrize(
    ("known", "taken"),
    [
        (NOTHING_KNOWN, False),
        (AccountSnapshot(catalogue=Catalogue((), (), complete=False)), False),
        (AccountSnapshot(catalogue=Catalogue((TEA,), ())), False),
        (AccountSnapshot(catalogue=Catalogue((), ())), True),
    ],
)
def test_what_is_found_was_made_only_if_it_is_known_not_to_have_been_there(
    known: AccountSnapshot, taken: bool
) -> None:
    sent = pending_act(create_product(ProductForm(name="Tea")), known)
    assert is_result(sent, TEA) is taken
    assert load_purpose(dump_purpose(sent)) == sent
