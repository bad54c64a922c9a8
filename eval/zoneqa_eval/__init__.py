"""The evaluation of zoneqa. This package imports zoneqa; zoneqa never imports it."""
