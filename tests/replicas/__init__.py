"""Two replicas on this computer, behind nginx: `python -m tests.replicas` disturbs them."""
