"""The only door to the database: one SQLite file that belongs to the user, and beside it one of pages that may go.

What sources said, how askings ended, what was judged and how far each run is: rows here, written in transactions
that survive a kill at any moment. Pages are kept in a second file, because they are a convenience and this is not.
"""
