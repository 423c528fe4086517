"""Who listens to what a widget tells."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance

Listener = SignalInstance | Callable[..., object]
"""What is called, or passed on."""


def listen(signal: SignalInstance, listener: Listener | None) -> None:
    """Connect ``listener``, if there is one."""
    if listener is not None:
        signal.connect(listener)
