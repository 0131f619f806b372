"""E-mail addresses of people: how a company makes them, which somebody may have, and how far one may be trusted.

    spelling.py   the ways in which a name is spelt in an address
    patterns.py   the ways in which an address is made of a spelt name, and how common each is
    known.py      addresses that are known, and what each is worth as a lesson
    scheme.py     how the next address at a domain is made, learned from those
    guess.py      the addresses that somebody may have, with probability and reasons
    post.py       how a domain takes mail
    status.py     the ladder from verified to invalid
    mailboxes.py  all of it for a company as it is known

Nothing here states anything: a guess is no evidence, neither of itself nor of its pattern. Nobody is asked, and no
private mailbox is looked at.
"""

from matching.emails.guess import Guess, House, guesses
from matching.emails.known import Basis, Known
from matching.emails.mailboxes import Mailbox, Office, mailboxes_of, office_of
from matching.emails.post import Post
from matching.emails.scheme import Scheme, learn
from matching.emails.status import Status

__all__ = [
    "Basis", "Guess", "House", "Known", "Mailbox", "Office", "Post", "Scheme", "Status", "guesses", "learn",
    "mailboxes_of", "office_of",
]  # fmt: skip
