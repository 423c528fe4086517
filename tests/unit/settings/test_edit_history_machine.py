"""History against a model: a merchant, somebody else at Stripe, and restarts, in any order."""

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from portal_desktop.options.billing_info import CUSTOMER_FIELDS
from portal_desktop.options.branding import ICON
from portal_desktop.options.business_profile import HEADLINE, TERMS
from portal_desktop.options.cancellation import CANCEL, CANCEL_MODE
from portal_desktop.options.values import StripeFile, Value
from portal_desktop.settings import edit_history as steps
from portal_desktop.settings import serialization as stored
from portal_desktop.settings.edit_history import EditHistory
from portal_desktop.settings.settings import Settings, with_member

LIST = CUSTOMER_FIELDS.path
DOMAIN: dict[str, list[Value]] = {
    HEADLINE.path: ["", "A", "B", "C"],
    TERMS.path: ["", "https://a.example", "https://b.example"],
    CANCEL.path: [True, False],
    CANCEL_MODE.path: ["at_period_end", "immediately", "newer"],
    ICON.path: [None, StripeFile("file_1"), StripeFile("file_2")],
}
MEMBERS = st.sampled_from(["name", "email", "phone", "newer"])
SCALARS = st.sampled_from(sorted(DOMAIN)).flatmap(
    lambda path: st.tuples(st.just(path), st.sampled_from(DOMAIN[path]))
)
FIRST: dict[str, Value] = {
    HEADLINE.path: "A",
    CANCEL.path: True,
    CANCEL_MODE.path: "at_period_end",
    LIST: ("name", "email"),
}

Fact = tuple[str, Value]


class Portal(RuleBasedStateMachine):
    """``world`` is what Stripe holds. ``gone``: facts that others replaced and nobody here
    wished for since, members as ``(path + member, was it in)``."""

    def __init__(self) -> None:
        super().__init__()
        self.world = Settings(FIRST)
        self.history = steps.start_history(self.world)
        self.gone: set[Fact] = set()
        self.sent: set[str] = set()

    def wish(self, changes: dict[str, Value], *, typing: bool = False) -> None:
        before = self.history.draft
        self.history = steps.record_step(self.history, "Wish", changes, typing=typing)
        assert all(self.history.draft.get(path) == value for path, value in changes.items())
        assert self.history.draft.without_paths(changes) == before.without_paths(changes)
        self.gone -= _facts(self.history.draft)

    @rule(changed=SCALARS)
    def choose_something(self, changed: Fact) -> None:
        self.wish(dict([changed]))

    @rule(text=st.sampled_from(["A", "AB", "ABC"]))
    def type(self, text: str) -> None:
        self.wish({HEADLINE.path: text}, typing=True)

    @rule(member=MEMBERS, on=st.booleans())
    def tick(self, member: str, on: bool) -> None:
        self.wish({LIST: with_member(self.history.draft, LIST, member, on=on)})

    @rule()
    def discard(self) -> None:
        self.wish(dict(self.history.base))

    @rule()
    def rest(self) -> None:
        draft = self.history.draft
        self.history = steps.close_open_step(self.history)
        assert self.history.draft == draft

    @rule()
    def undo(self) -> None:
        offered, before = self.history.can_undo, self.history
        self.history = steps.undo(before)
        if offered and not before.open:
            assert self.history != before
            assert steps.redo(self.history) == before
        returned = _facts(self.history.draft) - _facts(before.draft)
        assert not returned & self.gone, "undo brought back what others had replaced"

    @rule()
    def redo(self) -> None:
        before = self.history
        self.history = steps.redo(before)
        assert bool(before.can_redo) == (self.history != before)
        returned = _facts(self.history.draft) - _facts(before.draft)
        assert not returned & self.gone

    @rule(changed=SCALARS)
    def others_choose(self, changed: Fact) -> None:
        path, new = changed
        old, mine = self.world.get(path), self.history.draft.get(path)
        known, touched = path in self.world, mine not in (old, new)
        self.world = self.world.with_value(path, new)
        contested_before = self.history.conflicts
        self.take_in()
        if (known and old == new) or path not in self.history.draft:
            return
        event("conflict" if touched else "no conflict")
        assert self.history.draft[path] == (mine if touched else new)
        assert (path in self.history.conflicts) == touched
        assert self.history.conflicts - {path} == contested_before - {path}

    @rule(member=MEMBERS, on=st.booleans())
    def others_tick(self, member: str, on: bool) -> None:
        changed = (member in (self.world[CUSTOMER_FIELDS])) != on
        mine = set(self.history.draft[CUSTOMER_FIELDS])
        self.world = self.world.with_value(LIST, with_member(self.world, LIST, member, on=on))
        self.take_in()
        expected = (mine | {member} if on else mine - {member}) if changed else mine
        assert set(self.history.draft[CUSTOMER_FIELDS]) == expected
        assert LIST not in self.history.conflicts

    def take_in(self) -> None:
        replaced = _facts(self.history.base) - _facts(self.world)
        self.history = steps.rebase(self.history, self.world)
        self.gone = (self.gone | replaced) - _facts(self.world) - _facts(self.history.draft)
        assert self.history.base == self.world

    @rule(also=SCALARS)
    def publish(self, also: Fact) -> None:
        draft, base = self.history.draft, self.history.base
        sent = {
            path: value
            for path, value in draft.items()
            if path not in self.history.conflicts and (path not in base or base[path] != value)
        }
        self.world = self.world | {also[0]: also[1]} | sent
        others = {also[0]} - sent.keys()
        replaced = {fact for fact in _facts(base) - _facts(self.world) if fact[0] in others}
        self.history = steps.publish_succeeded(self.history, sent, self.world)
        self.sent |= sent.keys()
        self.gone = (self.gone | replaced) - _facts(self.world) - _facts(self.history.draft)
        assert self.history.base == self.world
        kept = draft.without_paths(others)
        assert {path: self.history.draft[path] for path in kept} == dict(kept)
        assert not self.history.conflicts & sent.keys()

    @precondition(lambda self: self.history.conflicts)
    @rule(own=st.booleans())
    def decide(self, own: bool) -> None:
        path = min(self.history.conflicts)
        mine, theirs = self.history.draft[path], self.history.base[path]
        chosen = mine if own else theirs
        asked = steps.close_open_step(self.history)
        self.history = steps.record_step(asked, "Decide", {path: chosen}, settles=frozenset({path}))
        self.gone -= _facts(self.history.draft)
        assert self.history.draft[path] == chosen
        assert path not in self.history.conflicts
        back = steps.undo(self.history)
        assert (back.draft[path], back.base[path]) == (mine, theirs)
        assert path in back.conflicts

    @rule()
    def restart(self) -> None:
        again = stored.load_history(stored.dump_history(self.history))
        assert again == steps.close_open_step(self.history)
        self.history = again

    @invariant()
    def undoing_everything_leads_back(self) -> None:
        end = _all_redone(steps.close_open_step(self.history))
        start = _all_undone(end)
        known = {path for path in start.base if path not in self.sent}
        assert {p: start.draft[p] for p in known} == {p: start.base[p] for p in known}
        assert _all_redone(start) == end

    @invariant()
    def a_conflict_holds_both_sides(self) -> None:
        for path in self.history.conflicts:
            assert self.history.draft[path] != self.history.base[path]


def _facts(settings: Settings) -> set[Fact]:
    scalars = {(path, value) for path, value in settings.items() if path != LIST}
    inside = settings[CUSTOMER_FIELDS]
    return scalars | {
        (f"{LIST}:{member}", member in inside) for member in ("name", "email", "phone", "newer")
    }


def _all_undone(history: EditHistory) -> EditHistory:
    while history.can_undo:
        history = steps.undo(history)
    return history


def _all_redone(history: EditHistory) -> EditHistory:
    while history.can_redo:
        history = steps.redo(history)
    return history


TestPortal = Portal.TestCase
TestPortal.settings = settings(max_examples=settings().max_examples * 2)
