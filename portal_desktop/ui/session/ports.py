"""What the window needs from outside, as it sees it; the application hands it the real things."""

from collections.abc import Collection, Generator, Iterator, Mapping
from pathlib import Path
from typing import Literal, Protocol

from portal_desktop.account.account import Account
from portal_desktop.account.products import Catalogue, TaxCode
from portal_desktop.account.snapshot import (
    FeedbackOption,
    PaymentMethodConfiguration,
    Subscriptions,
)
from portal_desktop.account.stripe_results import AccountReading, CompletedAction, PublishOutcome
from portal_desktop.common.errors import UserError
from portal_desktop.common.timeouts import Timing
from portal_desktop.options.values import Value
from portal_desktop.publishing.diff import ChangeKey
from portal_desktop.publishing.pending_writes import (
    Attempt,
    PendingAction,
    PendingRequests,
    StoredTogether,
)
from portal_desktop.publishing.plan import Plan
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.settings.settings import Settings


class StripeGatewayPort(Protocol):
    """One account at Stripe.

    Every method blocks, is called in a queue, and may raise ``UserError``. ``catalogue`` and
    ``subscriptions`` give more with every page, the last one complete.
    """

    def open_account(self) -> AccountReading:
        """Read the settings, and what else opening an account reads."""

    def catalogue(self) -> Iterator[Catalogue]:
        """Read the products and prices."""

    def file_contents(self, file_id: str) -> bytes:
        """Read the bytes of an icon or logo (``file_…``)."""

    def publish_plan(
        self,
        plan: Plan,
        left_out: Collection[ChangeKey],
        requests: "PendingRequests",
    ) -> PublishOutcome:
        """Carry out a plan that a person read, if it still fits; ``RemoteChanged`` if it does not.

        Raises:
            UserError: with ``unknown_outcome`` when nobody knows whether it was carried out.
        """

    def perform_action(
        self, portal: str, pending: PendingAction, state: str, requests: "PendingRequests"
    ) -> CompletedAction:
        """Carry out an action.

        Args:
            portal: the ``bpc_…`` it is about where it names none; empty where there is none.
            pending: what is sent, and what to recognise it by.
            state: names what it was made from.
            requests: where it is noted before it is sent.

        Raises:
            UserError: with ``unknown_outcome`` when nobody knows whether it was carried out.
        """

    def feedback_options(self) -> tuple[FeedbackOption, ...]:
        """Read the merchant's own reasons for leaving (``fo_…``)."""

    def payment_method_configurations(self) -> tuple[PaymentMethodConfiguration, ...]:
        """Read the payment method configurations (``pmc_…``)."""

    def subscriptions(self) -> Iterator[Subscriptions]:
        """Read all subscriptions, ended ones too."""

    def tax_codes(self) -> tuple[TaxCode, ...]:
        """Read all of Stripe's tax codes (``txcd_…``)."""


class PastedKey(Protocol):
    """A key that was recognised; its secret is not shown.

    Attributes:
        kind: which kind of key, such as ``restricted``.
        masked_text: fit to be shown.
        secret: the whole key; it goes to Stripe and the keyring, nowhere else.
    """

    @property
    def kind(self) -> str: ...
    @property
    def mode(self) -> Literal["test", "live"]: ...
    @property
    def masked_text(self) -> str: ...
    @property
    def secret(self) -> str: ...


class WrongKey(Protocol):
    """Something pasted that is no key we can use; ``user_error`` says what it is instead."""

    @property
    def user_error(self) -> UserError: ...


class AccountServicePort(Protocol):
    """The accounts as such: which there are, opening and connecting one, forgetting it.

    ``open`` and ``connect`` may ask the keyring or Stripe, so they are called in a queue; all may
    raise ``UserError``. ``connect`` yields where it can be stopped, before anything is kept.

    Attributes:
        timing: how long Stripe is waited for, in seconds.
        unsaved: drafts that the disk did not take.
    """

    @property
    def timing(self) -> Timing: ...
    @property
    def unsaved(self) -> "UnsavedDraftsPort": ...
    def accounts(self) -> tuple[Account, ...]:
        """The accounts used before, without the demo."""

    def demo_account(self) -> Account:
        """The demo business."""

    def read_key(self, pasted: str) -> "PastedKey | WrongKey":
        """Recognise what was pasted, before anything is sent."""

    def open(self, account: Account) -> "tuple[StripeGatewayPort, AccountStoragePort]":
        """Give the account's way to Stripe and its place on the disk.

        Raises:
            UserError: of kind ``key`` where its key is not on this computer, ``keyring`` where the
                keyring cannot be asked.
        """

    def connect(
        self, key: PastedKey, again: Account | None = None
    ) -> Generator[None, None, tuple[Account, UserError | None]]:
        """Keep a key that works, and its account.

        Args:
            again: the account this is to be another key for.

        Returns:
            The account, and why its key is kept for this run only, if so.

        Raises:
            UserError: of kind ``key``, where with ``again`` it opens another account; Stripe's.
        """

    def forget(self, account: Account) -> None:
        """Delete the draft, the history and the key of an account from this computer.

        Raises:
            UserError: of kind ``keyring`` where the key could not be deleted: the account stays
                listed as ``key_to_delete``.
        """

    def take_off_list(self, account: Account) -> None:
        """Show no more of an account, whatever may be left of it in a keyring."""

    def reset_demo(self) -> None:
        """Make the demo business, and the draft of it, what they were at first."""

    def stand_in(self, account: Account, values: Mapping[str, object]) -> None:
        """Do what a person would do in Stripe's Dashboard, at the demo business."""

    def window_setting(self, name: str) -> str | None:
        """Something remembered about the window, by name; None where there is nothing."""

    def save_window_setting(self, name: str, text: str) -> None:
        """Remember something about the window; a full disk is no error here."""


class UnsavedDraftsPort(Protocol):
    """Drafts that the disk did not take."""

    def save(self) -> None:
        """Try again to save them.

        Raises:
            UserError: of kind ``disk`` where the disk fails, ``input`` for a text with a secret in
                it.
        """

    def names(self) -> tuple[str, ...]:
        """The businesses they are of."""

    def copy(self) -> str:
        """All that may be written elsewhere, as text; empty where nothing may."""

    def rescue(self) -> Path | None:
        """Write the copy where the next start looks for it; None where no disk takes it."""


class KeptVersion(Protocol):
    """A version: a state of an account's settings kept for good.

    Attributes:
        at: when it was kept, in Unix seconds.
        title: in the merchant's words.
    """

    @property
    def id(self) -> int: ...
    @property
    def at(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def settings(self) -> Settings: ...


class AccountStoragePort(PendingRequests, Protocol):
    """One account's place on this computer's disk.

    Every method may raise ``UserError`` of kind ``disk``. Pictures are found by the ``sha256`` of
    their bytes in hexadecimal digits, ticks by option path, notes by name.
    """

    @property
    def account(self) -> Account: ...
    def load_history(self) -> EditHistory | None:
        """Load the stored draft with its undo; None where there is none."""

    def save_history(self, history: EditHistory, beside: StoredTogether | None = None) -> None:
        """Keep the draft with its undo, and what belongs to it: all of it or nothing."""

    def add_version(self, title: str, settings: Settings) -> None:
        """Keep a state for good, under a title in the merchant's words."""

    def versions(self) -> tuple[KeptVersion, ...]:
        """The states kept for good, newest first."""

    def pending_attempts(self) -> tuple[Attempt, ...]:
        """The requests that are not settled, oldest first."""

    def values_marked_as_set(self) -> Mapping[str, Value]:
        """Values the merchant marked as set at Stripe, by option path."""

    def mark_as_set(self, path: str, value: Value) -> None:
        """Remember that the merchant set this value at Stripe."""

    def unmark_as_set(self, path: str) -> None:
        """Forget that the merchant set it."""

    def log_call(self, words: str, outcome: str) -> None:
        """Enter something done at Stripe into the list of calls, in words, and how it ended."""

    def put_image(self, content: bytes) -> str:
        """Keep a picture; its SHA-256 in hexadecimal digits."""

    def image(self, sha256: str) -> bytes | None:
        """The bytes of a kept picture; None where there is none."""

    def note(self, name: str) -> str | None:
        """A small remembered text by name; None where there is none."""

    def put_note(self, name: str, text: str) -> None:
        """Remember a small text under a name."""
