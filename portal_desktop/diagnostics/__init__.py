"""What is written down when something goes wrong, and whether a window can be shown at all."""
