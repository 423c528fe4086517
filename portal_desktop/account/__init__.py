"""An account at Stripe as far as it is known: the record kept of it, what was read, its products
and subscriptions. Pure."""
