"""What differs between what is published, drafted and at Stripe; the plan; writes not settled
yet. Pure."""

from portal_desktop.publishing.plan import Plan, compare

__all__ = ["Plan", "compare"]
