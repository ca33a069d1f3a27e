"""What the page of report files asks for."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sync.imports import LARGEST


class ReportForm(forms.Form):
    """A report file as it was downloaded from Seller Central."""

    file = forms.FileField(
        label=_("Report file"),
        help_text=_(
            "A text file from Seller Central, up to 64 MB: as downloaded, with tabs or commas, or gzipped."
        ),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Download the report again."),
        },
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """Refuses before reading what is too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_now("The file is larger than 64 MB. Ask Amazon for a shorter time."))
        return file
