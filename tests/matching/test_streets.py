"""Streets: the house decides, the road only says whether there is anything to decide."""

from __future__ import annotations

import numpy as np
import pytest

from matching.normalise.places import street_key
from matching.streets import Street, compare_streets


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("Corso Harrow 17", "Corso Harow 17", Street.SAME),
        ("Via Garibaldi", "Via Garibaldi 5", Street.SAME),
        ("Via Garibaldi 5", "Via Garibaldi 5, 2nd floor", Street.SAME),
        ("400 Kestrel Avenue", "400 Kestrel Ave, Suite 1200", Street.SAME),
        ("Lindenallee 12", "Lindenalee 21", Street.CLOSE),
        ("1816 W Orchard Blvd", "1400 W. Orchard Blvd.", Street.ROAD),
        ("1139 W 79th St", "1139 W 78th St", Street.CLOSE),
        ("2929 W 19th St", "3826 W 85th Street", Street.DIFFERS),
        ("Via Garibaldi 5", "Corso Francia 5", Street.DIFFERS),
        ("A 5", "A 5 Enterprise Park, Hall 9", Street.DIFFERS),
    ],
)
def test_two_streets(left: str, right: str, found: Street) -> None:
    streets = [street_key(left), street_key(right)]
    one, other = np.array([0], np.int32), np.array([1], np.int32)

    assert compare_streets(streets, one, other).tolist() == [found]
    assert compare_streets(streets, other, one).tolist() == [found]
