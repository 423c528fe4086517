"""Colours and pictures of the brand: contrast, kinds of files, crops. Knows no window."""
