import pytest

from inquiries.drafts import DRAFTS
from inquiries.facts import FACTS
from inquiries.filling import compose, fill, gaps, left_open
from inquiries.support.causes import CAUSES
from inquiries.support.wording import CHINESE, ENGLISH, WORDINGS
from inquiries.texts import LANGUAGES, spoken_in
from orders.models import ParcelState

LEAST = {"order_id": "A-1", "shop": "Halden Goods"}  # known of every order


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_and_every_state(language):
    words = LANGUAGES[language]
    assert set(words.drafts) == set(DRAFTS)
    assert set(words.states) == set(ParcelState.values) - {ParcelState.UNKNOWN}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_ask_only_for_facts_of_the_list_and_the_same_in_every_language(language):
    for key, text in LANGUAGES[language].drafts.items():
        assert set(gaps(text)) <= set(FACTS)
        assert set(gaps(text)) == set(gaps(LANGUAGES["en"].drafts[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", DRAFTS)
def test_a_text_stands_with_the_least_that_is_known_and_leaves_no_gap(language, key):
    words = LANGUAGES[language]
    text = compose(words.drafts[key], LEAST, space=words.space)
    assert "A-1" in text or key == "damaged"
    assert gaps(text) == []
    assert "|" not in text


def test_sentences_without_their_fact_are_left_out_and_others_stand_in():
    text = "It was due {estimate}.\n|It is late.\nSorry.\n\nSee {tracking_link}"
    assert compose(text, {}, space=" ") == "It is late. Sorry."
    assert compose(text, {"estimate": "1 May"}, space=" ") == "It was due 1 May. Sorry."
    assert compose(text, {"tracking_link": "https://x"}, space="") == "It is late.Sorry.\n\nSee https://x"


def test_a_gap_without_its_fact_stays_and_is_named():
    filled = fill("{order_id} is with {carrier}, {carrier} says.", {"order_id": "A-1"})
    assert (filled.text, filled.missing) == ("A-1 is with {carrier}, {carrier} says.", ("carrier",))
    assert left_open(filled.text + " {my own words}", FACTS) == ["carrier"]


def test_facts_are_put_in_once_and_never_read_as_gaps():
    assert fill("{items}", {"items": "{carrier}", "carrier": "UPS"}).text == "{carrier}"


@pytest.mark.parametrize("words", WORDINGS.values())
def test_seller_support_is_written_to_for_every_cause_in_both_languages(words):
    assert set(words.subjects) == set(words.asks) == set(CAUSES)
    assert set(words.openings) == {*CAUSES, "lost_by_carrier"}
    assert set(ENGLISH.labels) == set(CHINESE.labels)


@pytest.mark.parametrize(
    ("country", "language"), [("DE", "de"), ("JP", "ja"), ("CN", "zh-hans"), ("US", "en"), ("", "en")]
)
def test_customers_are_written_to_in_their_countrys_language(country, language):
    assert spoken_in(country) == language
