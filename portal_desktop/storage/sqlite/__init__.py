"""What is kept on disk: one SQLite file in the data folder. It knows no settings, only text."""
