"""What the checks say of papers before they are sent: generated PDFs, good ones and ones with one fault each."""

from datetime import date

import pytest

from inventory.hazmat.dates import revised_on
from inventory.hazmat.documents import (
    BAD,
    EXEMPTION,
    GOOD,
    SHEET,
    WEAK,
    Finding,
    Listing,
    Paper,
    check,
    failed,
    flash_point,
    words_of,
)
from inventory.hazmat.findings import TITLES, WORDS, told
from inventory.hazmat.headings import sections_of
from inventory.hazmat.reading import MOST_PAGES, BadPaper, insist_on_pdf, read_pdf
from tests.inventory.sheets import BRAND, HEADINGS, PRODUCT, exemption, pdf, scan, sheet

TODAY = date(2026, 11, 23)
LISTING = Listing((PRODUCT,), BRAND, "B0C1901K2Q", "US")


def found(
    content: bytes, *, kind: str = SHEET, listing: Listing = LISTING, today: date = TODAY
) -> dict[str, Finding]:
    reading = read_pdf(content)
    paper = Paper(kind, reading.text, reading.problem)
    return {finding.check: finding for finding in check(paper, listing, today=today, years=5)}


@pytest.mark.parametrize("language", HEADINGS)
def test_a_good_sheet_passes_every_check_in_every_language(language):
    findings = found(pdf(sheet(language)))
    assert {name: finding.code for name, finding in findings.items()} == {
        "readable": "readable",
        "kind": "is_sheet",
        "sections": "all_sections",
        "age": "recent",
        "product": "product_named",
        "brand": "brand_named",
        "transport": "sections_agree",
    }
    assert findings["sections"].values == {"language": language}
    assert findings["age"].values["day"] == "2024-03-05"
    assert {finding.outcome for finding in findings.values()} == {GOOD}


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("number", [1, 2, 8, 14, 16])
def test_a_missing_section_is_named_in_every_language(language, number):
    missing = found(pdf(sheet(language, without=[number])))["sections"]
    assert (missing.outcome, missing.values) == (BAD, {"missing": [number], "found": 15})


@pytest.mark.parametrize(
    ("fault", "check_name", "outcome", "code"),
    [
        ({"empty": [12, 13]}, "sections", BAD, "missing_sections"),
        ({"title": "Certificate of analysis"}, "kind", BAD, "no_sheet"),
        ({"title": "Exemption sheet"}, "kind", BAD, "is_exemption_instead"),
        ({"revised": ""}, "age", BAD, "undated"),
        ({"revised": "Print date: 11/02/2026"}, "age", BAD, "undated"),
        ({"revised": "Supersedes version of revision date 11/02/2025"}, "age", BAD, "undated"),
        ({"revised": "Revision date: 11/22/2021"}, "age", BAD, "too_old"),
        ({"revised": "Revision date: 11/23/2021"}, "age", GOOD, "recent"),  # five years to the day
        ({"revised": "Revision date: 11/24/2026"}, "age", BAD, "dated_ahead"),
        ({"revised": "Revision date: 11/23/2026"}, "age", GOOD, "recent"),
        ({"product": "Deck cleaner concentrate"}, "product", BAD, "product_not_named"),
        ({"product": "Citronella oil"}, "product", WEAK, "product_half_named"),
        ({"product": "B0C1901K2Q"}, "product", GOOD, "asin_named"),
        ({"brand": "Acme Chemicals"}, "brand", BAD, "brand_not_named"),
        ({"brand": "Acme Chemicals", "sections": {3: "x" * 3000, 16: f"Also sold as {BRAND}."}}, "brand", WEAK, "brand_named_late"),
        ({"sections": {9: "Colour: clear. Flash point: 52 °C (closed cup)."}}, "transport", BAD, "flash_point"),
        ({"sections": {9: "Flash point: 60 °C, closed cup."}}, "transport", GOOD, "sections_agree"),
        ({"sections": {2: "H226 Flammable liquid and vapour. GHS02."}}, "transport", BAD, "sections_conflict"),
        ({"sections": {2: "H314 Causes severe skin burns."}}, "transport", WEAK, "sections_differ"),
        ({"sections": {2: "H226 Flammable liquid.", 14: "UN 1993, class 3, packing group III"}}, "transport", GOOD, "sections_agree"),
    ],
)  # fmt: skip
def test_each_fault_is_found_by_its_own_check_and_by_no_other(fault, check_name, outcome, code):
    findings = found(pdf(sheet(**fault)))
    assert (findings[check_name].outcome, findings[check_name].code) == (outcome, code)
    assert [finding.check for finding in failed(findings.values())] == (
        [check_name] if outcome == BAD else []
    )


def test_a_scan_has_no_text_to_check_and_nothing_else_is_said():
    assert list(found(scan())) == ["readable"]
    assert (found(scan())["readable"].outcome, found(scan())["readable"].code) == (BAD, "scanned")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (pdf(sheet(), encrypt="secret"), "locked"),
        (pdf(["x"] * 40 * MOST_PAGES + ["x"]), "long"),
        (b"%PDF-1.4 nothing of a PDF %%EOF", "unreadable"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_why(content, code):
    assert found(content)["readable"].code == code


def test_a_table_of_contents_is_no_section():
    pattern, _bar, names = HEADINGS["en"].partition("|")
    contents = [f"{pattern.format(number)}{name}" for number, name in enumerate(names.split(";"), 1)]
    lines = sheet(without=[14])
    findings = found(pdf([*lines[:2], *contents, *lines[2:]]))
    assert findings["sections"].values == {"missing": [14], "found": 15}
    assert found(pdf([*lines[:2], *contents, *sheet()[2:]]))["sections"].code == "all_sections"


@pytest.mark.parametrize("line", ["9. Physical and chemical properties", "SECTION 9", "9 Physical and chemical properties",
                                  "Section 9 – Physical and chemical properties", "第九部分 理化特性", "９．物理的及び化学的性質"])  # fmt: skip
def test_a_heading_is_known_however_it_is_numbered(line):
    after = "Physical and chemical properties" if line == "SECTION 9" else "Colour: clear and yellowish"
    assert list(sections_of(f"{line}\n{after}\nFlash point: 93 °C, closed cup").texts) == [9]


@pytest.mark.parametrize(
    "line", ["9.1 Physical and chemical properties", "90 Physical stores", "Physical and chemical properties"]
)
def test_what_only_looks_like_a_heading_is_none(line):
    assert sections_of(f"{line}\nColour: clear and yellowish").texts == {}


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("Revision date 03/05/2024", "US", date(2024, 3, 5)),
        ("Revision date 03/05/2024", "UK", date(2024, 5, 3)),
        ("Revision date 25/03/2024", "US", date(2024, 3, 25)),
        ("Revision Date: March 5th, 2024", "US", date(2024, 3, 5)),
        ("Date of issue: 5-Mar-2024", "US", date(2024, 3, 5)),
        ("Überarbeitet am 5. März 2024", "DE", date(2024, 3, 5)),
        ("Date d’émission: 1er février 2023", "FR", date(2023, 2, 1)),
        ("作成日：2020年1月2日 改訂日：2023/04/05", "JP", date(2023, 4, 5)),
        ("Issue date: 2019-01-01\nRevision date: 2024-02-29", "US", date(2024, 2, 29)),
        ("Revision: 4.1 Revision date: 2024-02-29\nSupersedes date: 2025-01-01", "US", date(2024, 2, 29)),
        ("Druckdatum 01.02.2026 ausgedruckt", "DE", None),
        ("Revision date: 31/02/2024", "UK", None),
    ],
)
def test_the_newest_day_called_a_revision_or_issue_counts(text, country, day):
    assert revised_on(text, month_first=country == "US") == day


def test_a_sheet_of_29_february_is_young_enough_until_1_march_five_years_on():
    content = pdf(sheet(revised="Revision date: 2024-02-29"))
    assert found(content, today=date(2029, 3, 1))["age"].code == "recent"
    assert found(content, today=date(2029, 3, 2))["age"].code == "too_old"


def test_an_exemption_sheet_is_checked_for_what_it_has():
    content = pdf(exemption())
    assert [(finding.check, finding.outcome) for finding in found(content, kind=EXEMPTION).values()] == [
        ("readable", GOOD), ("kind", GOOD), ("product", GOOD), ("brand", GOOD),
    ]  # fmt: skip
    assert found(pdf(sheet()), kind=EXEMPTION)["kind"].code == "is_sheet_instead"
    assert found(pdf(exemption("Cast-iron trivet")), kind=EXEMPTION)["product"].outcome == BAD


def test_an_unknown_brand_must_be_entered_first():
    assert found(pdf(sheet()), listing=Listing((PRODUCT,), " ", "", "US"))["brand"].code == "brand_unknown"


def test_a_chinese_title_is_found_though_it_has_no_blanks():
    chinese = Listing(("香茅灯油 470毫升",), "哈尔登", "", "US")
    findings = found(pdf(sheet("zh", product="香茅灯油，470毫升", brand="哈尔登")), listing=chinese)
    assert (findings["product"].code, findings["brand"].code) == ("product_named", "brand_named")
    assert found(pdf(sheet("zh", product="木板清洁剂")), listing=chinese)["product"].outcome == BAD


def test_any_of_the_titles_may_be_the_one_in_the_paper():
    both = Listing(("Zitronella-Lampenöl", PRODUCT), BRAND, "", "DE")
    assert found(pdf(sheet()), listing=both)["product"].code == "product_named"


def test_small_words_of_a_title_need_not_be_found():
    assert words_of("The Lamp for the Garden, Größe L") == ["lamp", "garden", "große".replace("ß", "ss"), "l"]


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("Flash point: 52 °C", 52),
        ("Flash point (closed cup) : 125.6 °F", pytest.approx(52)),
        ("Flammpunkt: -4 °C", -4),
        ("闪点（闭杯）：23 ℃", 23),
        ("引火点 70°C", 70),
        ("Flash point: > 60 °C", None),
        ("Flash point: not applicable", None),
    ],
)
def test_the_flash_point_is_read_with_its_unit(text, degrees):
    assert flash_point(text) == degrees


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 a spreadsheet", "format"),
        (b"\n%PDF-1.4 not from its first byte %%EOF", "format"),
        (pdf(sheet())[:-2000], "broken"),
        (
            pdf(sheet()).replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript >>"),
            "active",
        ),
        (
            pdf(sheet()).replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Java#53cript >>"),
            "active",
        ),
    ],
)
def test_what_is_no_plain_pdf_is_not_taken(content, code):
    with pytest.raises(BadPaper) as caught:
        insist_on_pdf(content)
    assert caught.value.code == code


def test_every_finding_has_its_words_and_what_is_wrong_says_how_to_mend_it():
    contents = [
        pdf(sheet()),
        scan(),
        pdf(sheet(without=[2, 3], revised="", brand="", product="Deck cleaner")),
    ]
    for content in contents:
        for finding in found(content).values():
            line = told(finding)
            assert finding.code in WORDS
            assert finding.check in TITLES
            assert "{" not in line.meaning + line.remedy
            assert bool(line.remedy) == (finding.outcome != GOOD)


def test_a_finding_is_told_with_its_facts():
    findings = found(pdf(sheet(without=[2, 14], revised="Revision date: 11/22/2021")))
    assert told(findings["sections"]).meaning == (
        "14 of 16 sections are there. Missing or empty: 2 Hazards identification, 14 Transport."
    )
    assert (
        told(findings["age"]).meaning
        == "Last revised Mon 22 Nov 2021, more than 5 years ago. Amazon rejects it."
    )
