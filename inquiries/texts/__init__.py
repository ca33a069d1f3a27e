"""What is written to customers, by language: one file each, the same texts in all. Data, so that a letter does not
depend on the language in which the portal is read.

A line is a sentence; one whose facts are not known is left out (see filling.compose), so the first line of every text
stands on its own.
"""

from collections.abc import Mapping

from inquiries.texts import de, en, es, fr, it, ja, zh_hans
from inquiries.texts.words import Words

LANGUAGES: Mapping[str, Words] = {
    "en": en.WORDS,
    "zh-hans": zh_hans.WORDS,
    "de": de.WORDS,
    "fr": fr.WORDS,
    "es": es.WORDS,
    "it": it.WORDS,
    "ja": ja.WORDS,
}
CHOICES = [(code, words.name) for code, words in LANGUAGES.items()]
_BY_COUNTRY = {
    "DE": "de",
    "AT": "de",
    "FR": "fr",
    "ES": "es",
    "MX": "es",
    "IT": "it",
    "JP": "ja",
    "CN": "zh-hans",
    "TW": "zh-hans",
    "HK": "zh-hans",
}


def spoken_in(country: str) -> str:
    """The language in which a customer in a country is written to; English where we speak none of theirs."""
    return _BY_COUNTRY.get(country, "en")


def words_in(language: str) -> Words:
    """The texts of a language; English for one that we do not write."""
    return LANGUAGES.get(language, en.WORDS)
