"""What a key is, and where it is kept: the computer's keyring, or this run's memory. No third."""
