import pytest

from orders.finding.grammar import read
from orders.search import fold, name_parts


def test_spaces_dashes_case_and_accents_do_not_matter():
    assert fold(" 1z 999-AA_10 ") == "1z999aa10"
    assert fold("José Müller-Straße") == "josemullerstrasse"


def test_a_text_of_signs_alone_is_compared_as_it_is():
    assert fold(" #! ") == "#!"


def test_chinese_and_japanese_stay_themselves():
    assert fold("王 小明") == "王小明"
    assert fold("ﾔﾏﾀﾞ") == fold("ヤマダ")


def test_a_western_name_is_found_by_each_word_onward():
    assert name_parts("Anna Maria Alder") == {"Anna Maria Alder", "Maria Alder", "Alder"}


def test_a_chinese_name_is_found_by_any_part():
    assert name_parts("王小明") == {"王小明", "小明", "明"}


def words(text):
    """The terms as they are meant: each wanted group with its alternatives, then what is unwanted."""
    search = read(text)
    wanted = [[f'"{term.text}"' if term.whole else term.text for term in terms] for terms in search.wanted]
    unwanted = [f'"{term.text}"' if term.whole else term.text for term in search.unwanted]
    return wanted, unwanted, search.joined.text if search.joined else ""


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted", "joined"),
    [
        ("HG-204", [["hg204"]], [], ""),
        ("hg*", [["hg"]], [], ""),
        ("Anna Alder", [["anna"], ["alder"]], [], "annaalder"),
        ("1Z 999 AA1", [["1z"], ["999"], ["aa1"]], [], "1z999aa1"),
        ('"Anna Alder" mug', [['"annaalder"'], ["mug"]], [], ""),
        ("“王小明”", [['"王小明"']], [], ""),
        ("maple OR alder", [["maple", "alder"]], [], ""),
        ("a OR b OR c d", [["a", "b", "c"], ["d"]], [], ""),
        ("maple | alder", [["maple", "alder"]], [], ""),
        ("maple -alder", [["maple"]], ["alder"], ""),
        ('-"Anna Alder"', [], ['"annaalder"'], ""),
        ("or", [["or"]], [], ""),  # small letters: a name
        ("OR maple", [["maple"]], [], ""),
        ("maple OR", [["maple"]], [], ""),
        ("maple OR -alder", [["maple"]], ["alder"], ""),
        ('maple "', [["maple"]], [], ""),
        ('"maple', [["maple"]], [], ""),
        ("- maple -", [["maple"]], [], ""),
        ("José", [["jose"]], [], ""),
        ("#!", [], [], ""),
        ("", [], [], ""),
        (" ".join(f"w{number}" for number in range(12)), [[f"w{number}"] for number in range(8)], [], None),
    ],
)
def test_what_is_typed_is_read_as_terms(typed, wanted, unwanted, joined):
    found = words(typed)
    assert found[:2] == (wanted, unwanted)
    assert joined is None or found[2] == joined
