"""The folder of articles as people change it in the service, and the jobs that index it anew."""
