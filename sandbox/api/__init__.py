"""Amazon's APIs, one module a family; each publishes its ROUTES."""
