"""The carriers' own tracking APIs, one module each; each publishes its ROUTES."""
