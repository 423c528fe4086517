"""Payment method configurations, and which ways to pay customers see."""
