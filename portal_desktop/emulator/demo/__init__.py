"""The demo business: what stands in its account before anybody changes it."""
