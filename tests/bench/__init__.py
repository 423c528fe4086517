"""What the program promises in numbers, measured: ``make bench``."""
