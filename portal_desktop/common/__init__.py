"""What every package may use: errors, translation, money, dates, redaction, resources. Knows no
other."""
