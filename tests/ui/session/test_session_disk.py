"""An account on a disk that has no space."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal_desktop.common.errors import UserError
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.storage.account_storage import AccountStorage
from tests.ui.support.account_service import OpenedAccount, heard, open_test_account
from tests.ui.support.full_disk import FULL, fill


@pytest.fixture
def full(tmp_path: Path) -> Iterator[OpenedAccount]:
    """An account service with something typed, and not a page left on its disk."""
    with open_test_account(tmp_path, max_pages=FULL) as opened_account:
        opened_account.session.document.set_value(HEADLINE.path, "Before")
        opened_account.session.flush()
        fill(opened_account.store)
        yield opened_account
        opened_account.store.remove_account("hog")


def test_a_full_disk_is_said_and_the_draft_is_kept_until_there_is_room(
    full: OpenedAccount,
) -> None:
    document = full.session.document
    document.set_value(TERMS.path, "https://harbour.example/" + "t" * 4_900)
    full.until(lambda: full.session.disk_error is not None)
    assert full.session.disk_error is not None
    assert full.session.disk_error.kind == "disk"
    assert full.session.disk_error.advice
    assert not full.session.is_saved
    full.store.remove_account("hog")
    full.until(lambda: full.session.is_saved)
    kept = AccountStorage(full.store, full.session.account).load_history()
    assert kept is not None
    assert kept.draft == document.draft


def test_publishing_from_a_full_disk_is_refused_in_words_and_can_be_tried_again(
    full: OpenedAccount,
) -> None:
    document = full.session.document
    document.set_value(TERMS.path, "https://harbour.example/" + "t" * 4_900)
    refused, published = heard(full.session.refused), heard(full.session.published)
    full.session.writes.publish_plan(document.plan)
    full.rest()
    assert not full.session.is_busy
    (user_error,) = refused
    assert isinstance(user_error, UserError)
    assert user_error.kind == "disk"
    full.store.remove_account("hog")
    full.session.writes.publish_plan(document.plan)
    full.rest()
    assert len(published) == 1
    assert not full.session.is_busy


def test_a_disk_that_fills_up_while_publishing_takes_nothing_from_what_was_published(
    full: OpenedAccount,
) -> None:
    published = heard(full.session.published)
    full.store.remove_account("hog")
    full.fails("POST /v1/billing_portal=slow:60000")
    full.session.writes.publish_plan(full.session.document.plan)
    full.until(lambda: bool(full.store.attempts.of_account(full.session.account.id)))
    fill(full.store)
    full.fails()
    full.rest()
    assert len(published) == 1
    assert not full.session.is_busy
    assert full.session.document.base[HEADLINE] == "Before"


def test_small_things_that_cannot_be_remembered_are_no_trouble(full: OpenedAccount) -> None:
    full.session.put_note("tab", "x" * 40_000)
    assert full.session.note("tab") is None
