"""What every test may ask for: the sandbox, a worker, a portal in a browser. Servers come from `tests.plugins.engines`."""

pytest_plugins = [
    "tests.plugins.tenancy",
    "tests.plugins.processes",
    "tests.plugins.chromium",
    "tests.plugins.rollback",
    "tests.plugins.migrated",
]
