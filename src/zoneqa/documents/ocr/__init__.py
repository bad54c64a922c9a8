"""Reading of scanned pages and pictures, with the extra `zoneqa[ocr]`."""
