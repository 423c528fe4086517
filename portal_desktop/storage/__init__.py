"""One account's place on this computer's disk, in the program's own values."""
