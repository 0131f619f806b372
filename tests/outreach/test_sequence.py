import pytest

from outreach.sequence import SequenceError, parse_sequence
from outreach.template import TemplateMistake, read_template

SOUND = """\
name = "short"
languages = ["en"]

[[wording]]
sentence = "opening"
en = "{{ company.name }} has an open role: {{ hiring.title }}."

[[wording]]
sentence = "opening"
en = "You do not know me."

[[wording]]
sentence = "subject"
en = "A question"

[[step]]
day = 0
channel = "email"
subject = "subject"
only_if = ["company"]

[step.body]
en = \"\"\"
{{ opening }} May I ask you something?

{{ sender.name }}
\"\"\"
"""


def problems(text):
    with pytest.raises(SequenceError) as error:
        parse_sequence(text, "mine.toml")
    return error.value.problems


def test_a_sound_sequence_is_read():
    sequence = parse_sequence(SOUND, "mine.toml")
    step = sequence.steps[0]
    assert (sequence.name, sequence.languages, step.day, step.only_if) == ("short", ("en",), 0, ("company",))
    assert sequence.fixed_subjects(step, "en") == {"A question"}
    assert sequence.fixed_sentences(step, "en") == {
        "{{ company.name }} has an open role: {{ hiring.title }}.".split(" role: ")[0] + " role:",
        "{{ hiring.title }}.",
        "You do not know me.",
        "May I ask you something?",
        "{{ sender.name }}",
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("hiring.title", "hiring.salary", 6, "hiring has: hiring.department, hiring.place"),
        ("hiring.title", "weather.today", 6, 'no slot "weather.today"'),
        ("{{ hiring.title }}", "{{ hiring.title | upper }}", 6, "an expression"),
        ("{{ hiring.title }}", "{% if x %}y{% endif %}", 6, "several wordings"),
        ("{{ hiring.title }}", "{{ hiring", 6, "no template"),
        ("You do not know me.", "We saved others 30 hours.", 10, "a figure ('3')"),
        ("You do not know me.", "We work for Siemens.", 10, 'name "Siemens"'),
        ("You do not know me.", "See www.tourenwerk.example.", 10, "a link"),
        ("You do not know me.", "This is free of charge.", 10, "promise or pretend"),
        ("You do not know me.", "As discussed, I write.", 10, "promise or pretend"),
        ("You do not know me.", "They call us “the best”.", 10, "quote"),
        ('channel = "email"', 'channel = "fax"', 18, "it can be one of: email, call, linkedin_text"),
        ('channel = "email"', 'channel = "e-mail"', 18, 'did you mean "email"?'),
        ('subject = "subject"', 'subject = "subjekt"', 19, 'did you mean "subject"?'),
        ('only_if = ["company"]', 'only_if = ["weather"]', 20, "not known"),
        ("day = 0", "day = -1", 17, "0 or more"),
        ("day = 0", "days = 0", 17, 'did you mean "day"?'),
        ('languages = ["en"]', 'languages = ["xx"]', 2, "not known"),
        ("{{ opening }} May", "{{ openning }} May", 24, 'did you mean "opening"?'),
        ("You do not know me.", "You do not know me", 23, "text follows"),
        ("{{ opening }} May", "because {{ opening }} May", 23, "stands within a sentence"),
        ("{{ opening }} May", "May", 5, 'no step uses the sentence "opening"'),
    ],
)  # fmt: skip
def test_every_mistake_names_its_line_and_a_remedy(old, new, line, says):
    assert SOUND.count(old) >= 1
    found = problems(SOUND.replace(old, new))
    assert any(problem.startswith(f"line {line}: ") and says in problem for problem in found), found


def test_all_mistakes_are_found_in_one_go():
    broken = (
        SOUND.replace("hiring.title", "hiring.salary")
        .replace("day = 0", "day = -1")
        .replace('"A question"', '"A 1"')
    )
    assert len(problems(broken)) == 3


def test_a_language_without_words_is_a_mistake():
    found = problems(SOUND.replace('languages = ["en"]', 'languages = ["en", "de"]'))
    assert any('"opening" has no wording in "de"' in p for p in found)
    assert any('no body in "de"' in p for p in found)


def test_steps_stand_in_the_order_of_their_days():
    later = SOUND.replace("day = 0", "day = 5") + SOUND[SOUND.index("[[step]]") :]
    assert any("before the step above it (5)" in problem for problem in problems(later))


def test_what_is_no_toml_says_where():
    assert "line 1" in problems("name = ")[0]


@pytest.mark.parametrize("text", ["I work here, and I like it.", "Hello,\n\nLinkedIn is where I found you."])
def test_plain_sentences_pass_as_fixed_words(text):
    assert read_template(text, "en").slots == ()


def test_german_nouns_are_no_names():
    assert read_template("Ich schreibe Ihnen wegen der Arbeit im Haus.", "de")


def test_quotation_marks_around_a_slot_are_fine():
    assert read_template("You are named as “{{ person.title }}”.", "en").slots == ("person.title",)


@pytest.mark.parametrize("text", ["a \ue000 b", "tab\x07bell", "a <b>bold</b> word", "zero\u200bwidth"])
def test_fixed_words_hold_no_marks_of_any_kind(text):
    with pytest.raises(TemplateMistake):
        read_template(text, "en")
