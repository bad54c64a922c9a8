"""Load on the service, on this computer only: `python -m tests.load` measures and judges it."""
