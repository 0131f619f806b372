"""Names, places and identifiers made comparable. What two records have in common is not decided here."""
