"""The window: the only packages that know Qt.

They know neither Stripe, nor the keyring, nor the disk.
"""
