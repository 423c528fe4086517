"""What Qt and the system lack: one instance, plain text, announcements, focus order, pictures."""
