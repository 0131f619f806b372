"""Words of job titles in many languages, found in a text: which of its words name a post, a rank or a field.

The longest phrase of the tables counts first, then single words, words in another form ("directrice", "leiterin",
"директора") and compounds taken apart ("Vertriebsleiter"). Text of scripts without spaces is cut into known pieces. A
word that means different things in several languages is read in the language of the words around it. This says what
words mean one by one; what a whole title means is `matching/titles`, and whether a text is one is `titles.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from connectors.lexicon.posts import Function
from connectors.lexicon.title_tables import FUNCTION, POST, RANK, Entry, Sense, tables
from connectors.text import fold

_LONGEST_WORD = 64
# Chinese, Japanese and Korean characters: words are not set apart by spaces.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST_PIECE = 12
_LEAST_STEM = 3
_NOTHING: frozenset[Sense] = frozenset()
# Posts of these fields are found in every field, which the words before them name: "sales engineer", "Bauingenieur".
IN_EVERY_FIELD = frozenset(
    (Function.ENGINEERING, Function.CONSULTING, Function.OPERATIONS, Function.ADMINISTRATION, Function.QUALITY,
     Function.PROJECT_MANAGEMENT, Function.STRATEGY)
)  # fmt: skip
# Fields that say how rather than what when they end a compound: planning, settling, administration.
_HOW = frozenset((Function.OPERATIONS, Function.ADMINISTRATION))
# What `fold` does to ASCII, which is most of what is read, at a third of its cost.
_PLAIN = {ord(c): None if c in "'`" else " " for c in map(chr, range(128)) if not c.isalnum()}
# The article that Arabic writes in one with the word, alone or behind "for"; and behind "and", which is kept.
_ARTICLE = re.compile(r"\b(?:(و)ال|لل|ال)(?=\w{3})")


class Word(NamedTuple):
    """A word or phrase of a text, folded, with what it means; None when no table knows it."""

    text: str
    entry: Entry | None


def meanings(phrase: str) -> tuple[Entry, ...]:
    """What a phrase means in each language whose table has it."""
    return tables().phrases.get(phrase, ())


def beside(phrase: str) -> frozenset[Sense]:
    """What a phrase is beside its other meaning, in whatever language."""
    return tables().beside.get(phrase, _NOTHING)


def recognise(text: str) -> list[Word]:
    """The words of a text in their order, folded, known phrases in one piece."""
    plain = text.translate(_PLAIN).lower() if text.isascii() else _ARTICLE.sub(_without_article, fold(text))
    tokens = plain.split()
    phrases, longest = tables().phrases, tables().longest
    found: list[Word] = []
    place, count = 0, len(tokens)
    while place < count:
        token = tokens[place]
        size = min(longest[token], count - place) if token in longest else 1
        while size > 1 and (phrase := " ".join(tokens[place : place + size])) not in phrases:
            size -= 1
        if size > 1:
            found.append(Word(phrase, phrases[phrase][0]))
        else:
            found += _pieces(token)
        place += size
    return _settled(found)


def _without_article(article: re.Match[str]) -> str:
    return f"{article[1]} " if article[1] else ""


@lru_cache(maxsize=16_384)
def names_a_post(word: str) -> bool:
    """Whether a word may be a post or a rank, or begin a phrase that is one: without any there is no title."""
    tokens = (word.translate(_PLAIN).lower() if word.isascii() else fold(word)).split()
    beginnings = tables().posting
    return any(token in beginnings or any(map(_ranks, _pieces(token))) for token in tokens)


def _ranks(word: Word) -> bool:
    return word.entry is not None and word.entry.kind in (POST, RANK)


# -- words with several meanings ---------------------------------------------------------------------


def _settled(words: list[Word]) -> list[Word]:
    """Each word in the language that most words of the text belong to, and as a post when nothing else is one."""
    languages: set[str] = set()
    posted = False
    for _, entry in words:
        if entry:
            languages.add(entry.language)
            posted = posted or entry.kind is POST
    if len(languages) > 1:
        votes = _votes(words)
        words = [_in_language(word, votes) for word in words]
        posted = any(entry and entry.kind is POST for _, entry in words)
    return words if posted else [_standing_alone(word) for word in words]


def _votes(words: Sequence[Word]) -> dict[str, float]:
    """For each language how many words belong to it; a word that several share counts for each in part."""
    votes: dict[str, float] = defaultdict(float)
    for word in words:
        if word.entry is None:
            continue
        languages = {entry.language for entry in meanings(word.text)} or {word.entry.language}
        for language in languages:
            votes[language] += 1 / len(languages)
    return votes


def _in_language(word: Word, votes: dict[str, float]) -> Word:
    """A word in the language with the most votes; of two meanings in that language the first."""
    entries = meanings(word.text)
    if len(entries) < 2:
        return word
    return Word(word.text, max(entries, key=lambda entry: round(votes[entry.language], 6)))


def _standing_alone(word: Word) -> Word:
    """ "Associate" ranks the director beside it, and is a post when nothing else in the text is one."""
    alone = tables().alone.get(word.text)
    return Word(word.text, alone) if alone and word.entry and alone.language == word.entry.language else word


# -- single words ------------------------------------------------------------------------------------


@lru_cache(maxsize=16_384)
def _pieces(token: str) -> tuple[Word, ...]:
    """A token as a word; of an unspaced script, as the words it is made of. Longer than any word it is unknown."""
    if len(token) > _LONGEST_WORD:
        return (Word(token, None),)
    if known := meanings(token):
        return (Word(token, known[0]),)
    if _UNSPACED.search(token):
        return _cut(token)
    return (Word(token, _changed(token)),)


def _cut(token: str) -> tuple[Word, ...]:
    """A text without spaces, cut so that the fewest characters stay unknown, and then into the fewest pieces."""
    best: list[tuple[int, int, tuple[Word, ...]]] = [(0, 0, ())]
    for end in range(1, len(token) + 1):
        unknown, pieces, words = best[end - 1]
        options = [(unknown + 1, pieces + 1, _lengthened(words, token[end - 1]))]
        for start in range(max(0, end - _LONGEST_PIECE), end):
            if known := meanings(token[start:end]):
                unknown, pieces, words = best[start]
                options.append((unknown, pieces + 1, (*words, Word(token[start:end], known[0]))))
        best.append(min(options, key=lambda option: option[:2]))
    return best[-1][2]


def _lengthened(words: tuple[Word, ...], character: str) -> tuple[Word, ...]:
    """Words with one more unknown character at their end."""
    if words and words[-1].entry is None:
        return (*words[:-1], Word(words[-1].text + character, None))
    return (*words, Word(character, None))


def _changed(token: str) -> Entry | None:
    """A word that the tables hold in another form, or as parts."""
    forms = list(dict.fromkeys(_forms(token)))
    for form, language in forms:
        for entry in meanings(form):
            if entry.language == language:
                return entry
    for form, language in ((token, ""), *forms):
        if post := _compound(form, language):
            return post
    return _stem(token)


def _forms(token: str) -> Iterator[tuple[str, str]]:
    """Other forms of a word, each with the language whose rule made it: umlauts written out, endings taken off."""
    plain = token.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    if plain != token:
        yield plain, "de"
    for form in dict.fromkeys((token, plain)):
        for language, ending, meant in tables().endings.get(form[-1], ()):
            fits = form is token or language == "de"
            if fits and form.endswith(ending) and len(form) > len(ending) + _LEAST_STEM:
                yield form[: -len(ending)] + meant, language
    for language, beginning, meant in tables().beginnings:
        if token.startswith(beginning) and len(token) > len(beginning) + _LEAST_STEM:
            yield meant + token[len(beginning) :], language


def _compound(token: str, language: str) -> Entry | None:
    """A word by its last part: "vertriebsleiter" by "leiter" with "vertrieb", "aufzugservice" by "service"."""
    for place in range(_LEAST_STEM - 1, len(token) - _LEAST_STEM + 1):
        tail = tables().tails.get(token[place:])
        if tail and tail.kind is POST and language in ("", tail.language):
            return tail if _is_a_trade(tail) else _of_first(token[:place], tail)
        if tail and language in ("", tail.language):
            return tail if _says_what(tail) else _of_first(token[:place], tail)
    return None


def _says_what(tail: Entry) -> bool:
    """Whether the last part of a compound names its field itself, and not how the field of the first is dealt with."""
    return tail.kind is not FUNCTION or (bool(tail.functions) and tail.functions[0] not in _HOW)


def _is_a_trade(tail: Entry) -> bool:
    """Whether a post has a field of its own that no first part changes: who buys for projects buys."""
    return bool(tail.functions) and tail.functions[0] not in IN_EVERY_FIELD


def _of_first(part: str, tail: Entry) -> Entry:
    """A compound in the field of its first part ("Vertriebsleiter", "Lagerverwaltung"), if that is known."""
    return tail._replace(functions=_field(part, tail.language) or tail.functions)


def _field(part: str, language: str) -> tuple[Function, ...]:
    """The field that the first part of a compound names, if any: linking letters are looked through."""
    forms = (part, part.removesuffix("s"), part.removesuffix("n"), part.removesuffix("es"))
    for form in forms:
        for entry in meanings(form):
            if entry.functions and (entry.kind is FUNCTION or entry.language == language):
                return entry.functions
    if stem := _stem(part):
        return stem.functions
    tails = (
        tables().tails.get(form[place:]) for form in forms for place in range(1, len(form) - _LEAST_STEM)
    )
    return next((tail.functions for tail in tails if tail and tail.kind is FUNCTION), ())


def _stem(token: str) -> Entry | None:
    """A word by its unchanging beginning: "продажам" by "продаж*"."""
    stems = tables().stems
    for size in range(len(token), _LEAST_STEM - 1, -1):
        if stem := stems.get(token[:size]):
            return stem
    return None
