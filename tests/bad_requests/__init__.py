"""Sends the bad requests of a list to services of its own and judges what comes back.

`python -m tests.bad_requests --rows PATH [--index PATH] [--only ID …]`. A row has `id`, `level`,
`where` and either `input`, or `how_to_make`: a snippet that sets `data`, or steps in words. What is
asked of each stands in the CHECKS of a file, each file's for one kind of service.
"""
