"""A list of returns: pasted, or as a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from returns.bulk.reading import MAX_BYTES, BadList, Told, decoded, read

_WHY = {
    "empty": gettext_lazy("There is no row in the list. Write one return in each line."),
    "long": gettext_lazy("The list has more than 500 rows. Split it."),
    "size": gettext_lazy("The file is larger than 1 MB. Split it."),
    "letters": gettext_lazy("This can’t be read as a list. Save it as CSV in UTF-8 and choose it again."),
}


class ListForm(forms.Form):
    """The rows of a list; a file comes before pasted text."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        required=False,
        help_text=gettext_lazy("Up to 500 rows, 1 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/plain", "class": "input"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the rows"),
        required=False,
        max_length=MAX_BYTES,
        widget=forms.Textarea(
            attrs={
                "rows": 8,
                "spellcheck": "false",
                "placeholder": "HG-20433,HG-MUG-12,1,DEFECTIVE,Handle broken",
            }
        ),
        error_messages={"max_length": _WHY["size"]},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("file")
        place = "file" if upload else "text"
        if self.errors:
            return cleaned
        try:
            text = decoded(upload.read(MAX_BYTES + 1)) if upload else cleaned.get("text", "")
            cleaned["rows"] = read(text)
        except BadList as bad:
            self.add_error(place, str(_WHY[bad.code]))
        return cleaned

    @property
    def rows(self) -> list[Told]:
        return list(self.cleaned_data["rows"])


def edits(data: Any, prefix: str) -> dict[int, str]:
    """What was typed in the preview's rows, by the rows' ids; anything that is no id is left alone."""
    found = {}
    for name, value in data.items():
        number = name.removeprefix(prefix)
        if name.startswith(prefix) and number.isascii() and number.isdigit() and len(number) < 19:
            found[int(number)] = str(value).replace("\0", "")
    return found
