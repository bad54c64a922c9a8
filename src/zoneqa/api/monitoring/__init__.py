"""How the service is watched: metrics, traces, the log and what probes ask."""

from zoneqa.api.monitoring.metrics import Metrics
from zoneqa.api.monitoring.monitor import Monitor, make_monitor

__all__ = ["Metrics", "Monitor", "make_monitor"]
