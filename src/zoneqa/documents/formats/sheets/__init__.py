"""Spreadsheets: values as a sheet shows them, the tables of a sheet, and rows that are articles."""
