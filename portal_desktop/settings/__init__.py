"""Settings as one immutable value: its history, its form at Stripe and on the disk."""
