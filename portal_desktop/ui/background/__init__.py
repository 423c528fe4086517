"""Work beside the window: queues, and jobs answered on the window's thread. Knows no widget."""
