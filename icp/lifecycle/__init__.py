"""Where a lead is on its way, how it came there, and what is to be done about it.

    stages.py       the stages, and what each means
    facts.py        what is known of a lead when its stage is judged
    transitions.py  which stage follows which, and why
    temperature.py  how lately it showed interest
    tasks.py        who should do what by when
    handoff.py      all of it for whoever takes the lead over
    playbook.py     the file in which people write points, thresholds and tasks

Fit comes first: a lead of a company that is not known to fit goes no further than IQL, however many points it has.
"""
