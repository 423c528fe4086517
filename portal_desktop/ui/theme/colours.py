"""The colours of the program, by what they are for."""

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "text", "second", "accent", "on_accent", "warning", "error", "success", "outline",
    "demo", "test", "live",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme; each colour as ``#RRGGBB``.

    ``line`` only divides; what a control is outlined with is ``outline`` (3:1 on its ground).
    Every text colour has 4.5:1 or more on each ground it is drawn on.
    """

    window: str
    panel: str
    tabs: str
    field: str
    line: str
    text: str
    second: str
    accent: str
    accent_over: str
    accent_down: str
    on_accent: str
    soft_accent: str
    hover: str
    outline: str
    warning: str
    warning_ground: str
    error: str
    error_ground: str
    on_error: str
    success: str
    success_ground: str
    info_ground: str
    demo: str
    demo_ground: str
    test: str
    test_ground: str
    live: str
    live_ground: str
    stage: str
    stage_bar: str
    dark: bool


LIGHT = Colours(
    window="#F4F5F7", panel="#FFFFFF", tabs="#EEF0F3", field="#FFFFFF",
    line="#DFE3E8", text="#16202C", second="#586575",
    accent="#0B6E6E", accent_over="#095F5F", accent_down="#074F4F",
    on_accent="#FFFFFF", soft_accent="#E3F1F0", hover="#EEF1F4", outline="#7F8A96",
    warning="#8A5A00", warning_ground="#FFF4D6",
    error="#B3261E", error_ground="#FDECEA", on_error="#FFFFFF",
    success="#146C2E", success_ground="#E3F5E7", info_ground="#E9EEF4",
    demo="#5B3FB5", demo_ground="#ECE6FF",
    test="#0F4C81", test_ground="#DCEBFA",
    live="#FFFFFF", live_ground="#B3261E",
    stage="#E4E7EC", stage_bar="#EDEFF2", dark=False,
)  # fmt: skip

DARK = Colours(
    window="#15191F", panel="#1C222A", tabs="#181D24", field="#15191F",
    line="#303844", text="#E9EDF2", second="#A3AFBD",
    accent="#4FC3BD", accent_over="#6BD0CB", accent_down="#3EB0AA",
    on_accent="#06201F", soft_accent="#173432", hover="#262E38", outline="#6B7785",
    warning="#FFCF70", warning_ground="#3A2F12",
    error="#FF9D94", error_ground="#3B1F1E", on_error="#3A0B07",
    success="#7DDC97", success_ground="#17331F", info_ground="#222B36",
    demo="#CBB9FF", demo_ground="#32275A",
    test="#A9D2F7", test_ground="#173650",
    live="#2B0502", live_ground="#FF9D94",
    stage="#101318", stage_bar="#2A313B", dark=True,
)  # fmt: skip
