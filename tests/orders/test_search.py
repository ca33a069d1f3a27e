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
