"""An account on a disk that has no room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal_desktop.common.errors import Trouble
from portal_desktop.options.table import HEADLINE, TERMS
from portal_desktop.storage.account_storage import Shelf
from tests.ui.support.account_service import Office, heard, open_office
from tests.ui.support.full_disk import FULL, fill


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Office]:
    """An office with something typed, and not a page left on its disk."""
    with open_office(tmp_path, max_pages=FULL) as office:
        office.sync.document.set(HEADLINE.path, "Before")
        office.sync.flush()
        fill(office.store)
        yield office
        office.store.remove_account("hog")


def test_a_full_disk_is_said_and_the_draft_is_kept_until_there_is_room(
    full: Office,
) -> None:
    document = full.sync.document
    document.set(TERMS.path, "https://harbour.example/" + "t" * 4_900)
    full.until(lambda: full.sync.disk_trouble is not None)
    assert full.sync.disk_trouble is not None
    assert full.sync.disk_trouble.kind == "disk"
    assert full.sync.disk_trouble.advice
    assert not full.sync.saved
    full.store.remove_account("hog")
    full.until(lambda: full.sync.saved)
    kept = Shelf(full.store, full.sync.account).history()
    assert kept is not None
    assert kept.draft == document.draft


def test_publishing_from_a_full_disk_is_refused_in_words_and_can_be_tried_again(
    full: Office,
) -> None:
    document = full.sync.document
    document.set(TERMS.path, "https://harbour.example/" + "t" * 4_900)
    refused, published = heard(full.sync.refused), heard(full.sync.published)
    full.sync.publish(document.plan)
    full.rest()
    assert not full.sync.busy
    (trouble,) = refused
    assert isinstance(trouble, Trouble)
    assert trouble.kind == "disk"
    full.store.remove_account("hog")
    full.sync.publish(document.plan)
    full.rest()
    assert len(published) == 1
    assert not full.sync.busy


def test_a_disk_that_fills_up_while_publishing_takes_nothing_from_what_was_published(
    full: Office,
) -> None:
    published = heard(full.sync.published)
    full.store.remove_account("hog")
    full.fails("POST /v1/billing_portal=slow:60000")
    full.sync.publish(full.sync.document.plan)
    full.until(lambda: bool(full.store.attempts.of(full.sync.account.id)))
    fill(full.store)
    full.fails()
    full.rest()
    assert len(published) == 1
    assert not full.sync.busy
    assert full.sync.document.base[HEADLINE] == "Before"


def test_small_things_that_cannot_be_remembered_are_no_trouble(full: Office) -> None:
    full.sync.put_note("tab", "x" * 40_000)
    assert full.sync.note("tab") is None
