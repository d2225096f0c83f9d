"""The editors' reference, and the words in which schemas and pages explain the data."""
