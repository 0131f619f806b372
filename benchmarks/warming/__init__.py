"""A made world of accounts, and exports of three people who know some there, with the truth about each."""
