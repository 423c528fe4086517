"""What a tab is made of: form, section, rows, editors, problems and actions."""
