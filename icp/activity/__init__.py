"""How much interest a lead has shown, by what it did, and what of it a machine did.

    event.py       one thing that was done, and the kinds of things by what exports call them
    columns.py     which column of an export holds what
    conditions.py  a condition on a field
    rules.py       points for events and traits, as people write them
    scan/          which events a machine made, and how that shows
    address.py     what a lead's address takes off at the start
    score.py       the points of one lead, with every reason

Points rank; they decide nothing about fit, and nothing here learns them: that is `icp/calibration`.
"""
