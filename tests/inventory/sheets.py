"""Safety data sheets and exemption sheets as PDFs, good ones and ones with one fault each."""

import io
from collections.abc import Iterable
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from returns.pen import runs

HEADINGS = {
    "en": "SECTION {}: |Identification;Hazard(s) identification;Composition/information on ingredients;First-aid measures;"
    "Fire-fighting measures;Accidental release measures;Handling and storage;Exposure controls/personal protection;"
    "Physical and chemical properties;Stability and reactivity;Toxicological information;Ecological information;"
    "Disposal considerations;Transport information;Regulatory information;Other information",
    "de": "ABSCHNITT {}: |Bezeichnung des Stoffs beziehungsweise des Gemischs und des Unternehmens;Mögliche Gefahren;"
    "Zusammensetzung/Angaben zu Bestandteilen;Erste-Hilfe-Maßnahmen;Maßnahmen zur Brandbekämpfung;"
    "Maßnahmen bei unbeabsichtigter Freisetzung;Handhabung und Lagerung;"
    "Begrenzung und Überwachung der Exposition/Persönliche Schutzausrüstungen;"
    "Physikalische und chemische Eigenschaften;Stabilität und Reaktivität;Toxikologische Angaben;"
    "Umweltbezogene Angaben;Hinweise zur Entsorgung;Angaben zum Transport;Rechtsvorschriften;Sonstige Angaben",
    "fr": "RUBRIQUE {}: |Identification de la substance/du mélange et de la société/l’entreprise;Identification des dangers;"
    "Composition/informations sur les composants;Premiers secours;Mesures de lutte contre l’incendie;"
    "Mesures à prendre en cas de dispersion accidentelle;Manipulation et stockage;"
    "Contrôles de l’exposition/protection individuelle;Propriétés physiques et chimiques;Stabilité et réactivité;"
    "Informations toxicologiques;Informations écologiques;Considérations relatives à l’élimination;"
    "Informations relatives au transport;Informations relatives à la réglementation;Autres informations",
    "es": "SECCIÓN {}. |Identificación de la sustancia o la mezcla y de la sociedad;Identificación de los peligros;"
    "Composición/información sobre los componentes;Primeros auxilios;Medidas de lucha contra incendios;"
    "Medidas en caso de vertido accidental;Manipulación y almacenamiento;Controles de exposición/protección individual;"
    "Propiedades físicas y químicas;Estabilidad y reactividad;Información toxicológica;Información ecológica;"
    "Consideraciones relativas a la eliminación;Información relativa al transporte;Información reglamentaria;"
    "Otra información",
    "it": "SEZIONE {}: |Identificazione della sostanza o della miscela e della società/impresa;Identificazione dei pericoli;"
    "Composizione/informazioni sugli ingredienti;Misure di primo soccorso;Misure antincendio;"
    "Misure in caso di rilascio accidentale;Manipolazione e immagazzinamento;"
    "Controlli dell’esposizione/della protezione individuale;Proprietà fisiche e chimiche;Stabilità e reattività;"
    "Informazioni tossicologiche;Informazioni ecologiche;Considerazioni sullo smaltimento;"
    "Informazioni sul trasporto;Informazioni sulla regolamentazione;Altre informazioni",
    "ja": "{}. |化学品及び会社情報;危険有害性の要約;組成及び成分情報;応急措置;火災時の措置;漏出時の措置;"
    "取扱い及び保管上の注意;ばく露防止及び保護措置;物理的及び化学的性質;安定性及び反応性;有害性情報;環境影響情報;"
    "廃棄上の注意;輸送上の注意;適用法令;その他の情報",
    "zh": "第{}部分 |化学品及企业标识;危险性概述;成分/组成信息;急救措施;消防措施;泄漏应急处理;操作处置与储存;接触控制/个体防护;"
    "理化特性;稳定性和反应性;毒理学信息;生态学信息;废弃处置;运输信息;法规信息;其他信息",
}
TITLES = {
    "en": "Safety Data Sheet", "de": "Sicherheitsdatenblatt", "fr": "Fiche de données de sécurité",
    "es": "Ficha de datos de seguridad", "it": "Scheda di dati di sicurezza", "ja": "安全データシート",
    "zh": "化学品安全技术说明书",
}  # fmt: skip
REVISED = {
    "en": "Revision date: 03/05/2024", "de": "Überarbeitet am: 05.03.2024", "fr": "Date de révision : 5 mars 2024",
    "es": "Fecha de revisión: 5 de marzo de 2024", "it": "Data di revisione: 05/03/2024", "ja": "改訂日 2024年3月5日",
    "zh": "修订日期：2024年3月5日",
}  # fmt: skip
PRODUCT = "Citronella lantern oil, 16 oz"
BRAND = "Halden Goods"
FILLING = (
    "This text stands for what a manufacturer writes here about the mixture and its use. 化学品 製品の情報。"
)


def sheet(
    language: str = "en",
    *,
    product: str = PRODUCT,
    brand: str = BRAND,
    revised: str | None = None,
    title: str | None = None,
    without: Iterable[int] = (),
    empty: Iterable[int] = (),
    sections: dict[int, str] | None = None,
) -> list[str]:
    """The lines of a sheet; `without` leaves sections out, `empty` leaves their text out, `sections` sets it."""
    pattern, _bar, names = HEADINGS[language].partition("|")
    said = {1: f"Product: {product}. Brand: {brand}. Supplier: {brand}, 12 Mill Lane."} | (sections or {})
    said.setdefault(9, "Colour: clear. Flash point: 93 °C. Boiling point above 200 °C.")
    said.setdefault(14, "UN number: none. Not regulated for road, sea and air transport.")
    lines = [TITLES[language] if title is None else title, REVISED[language] if revised is None else revised]
    for number, name in enumerate(names.split(";"), 1):
        if number not in set(without):
            lines.append(f"{pattern.format(number)}{name}")
            lines += [] if number in set(empty) else [said.get(number, FILLING)]
    return lines


def exemption(product: str = PRODUCT, brand: str = BRAND, asin: str = "") -> list[str]:
    """The lines of an exemption sheet for a lamp with a battery."""
    return [
        "Battery information and exemption sheet", f"Product name: {product}", f"Brand: {brand}", f"ASIN: {asin}",
        *(f"Question {number}: does the product hold a battery? Lithium ion, 7.4 Wh, in the product." for number in range(8)),
    ]  # fmt: skip


def pdf(lines: Iterable[str], **canvas: Any) -> bytes:
    """The lines as a PDF, a page for every forty of them."""
    buffer = io.BytesIO()
    drawn = Canvas(buffer, pagesize=A4, **canvas)
    for number, line in enumerate(lines):
        if number and not number % 40:
            drawn.showPage()
        text = drawn.beginText(40, 800 - (number % 40) * 18)
        for font, part in runs(line):
            text.setFont(font, 8)
            text.textOut(part)
        drawn.drawText(text)
    drawn.save()
    return buffer.getvalue()


def scan() -> bytes:
    """A PDF that holds a picture of a page and no text."""
    buffer = io.BytesIO()
    drawn = Canvas(buffer, pagesize=A4)
    drawn.rect(50, 50, 400, 600, fill=1)
    drawn.save()
    return buffer.getvalue()
