"""One key, one execution: the first answer is kept and given again."""

from portal_desktop.emulator.account import EmbeddedAccount, Replay
from portal_desktop.emulator.refusals import Refusal
from portal_desktop.emulator.web import Response

_LONGEST = 255
_MOST_KEPT = 500


class InFlight:
    """The keys whose requests are being carried out right now; used under the emulator's lock."""

    def __init__(self) -> None:
        self._keys: set[tuple[str, str]] = set()

    def claim(self, account: EmbeddedAccount, key: str, asked: str) -> Response | None:
        """The stored answer, or ``None`` and the key is taken; raises ``Refusal``."""
        if len(key) > _LONGEST:
            # The limit is documented; the text is UNCONFIRMED.
            text = f"Idempotency keys can have up to {_LONGEST} characters."
            raise Refusal(text, kind="idempotency_error")
        stored = account.replays.get(key)
        if stored is not None and stored.asked != asked:
            raise Refusal(
                "Keys for idempotent requests can only be used with the same parameters they were"
                f" first used with. Try using a key other than '{key}' if you meant to execute a"
                " different request.",
                kind="idempotency_error",
            )
        if stored is not None:
            headers = {"Content-Type": "application/json", "Idempotent-Replayed": "true"}
            return Response(stored.status, headers, stored.body.encode())
        if (account.id, key) in self._keys:
            raise in_progress(key)
        self._keys.add((account.id, key))
        return None

    def release(self, account: EmbeddedAccount, key: str) -> None:
        self._keys.discard((account.id, key))


def in_progress(key: str) -> Refusal:
    """Another request with this key is still being carried out."""
    return Refusal(
        "There is currently another in-progress request using this Idempotent Key (that probably"
        " means you submitted twice, and the other request is still going through):"
        f" {key}. Please try again later.",
        status=409,
        code="idempotency_key_in_use",
        kind="idempotency_error",
    )


def keep(account: EmbeddedAccount, key: str, asked: str, answer: Response) -> None:
    """Store an answer of an endpoint that began executing, a 500 too."""
    account.replays[key] = Replay(asked, answer.status, answer.body.decode())
    forget_oldest(account)


def forget_oldest(account: EmbeddedAccount) -> None:
    """Answers are not kept for ever."""
    while len(account.replays) > _MOST_KEPT:
        del account.replays[next(iter(account.replays))]
