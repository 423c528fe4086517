"""The steps that only a person can take, in Stripe's Dashboard."""
