"""Fields that several forms about returns have."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from returns.actions import NamedPhoto
from returns.photos import MAX_BYTES, BadPhoto, Photo, clean

MOST_PHOTOS = 6
PICTURES = "image/jpeg,image/png,image/webp"
_WHY = {
    "format": gettext_lazy("%(file)s is no JPEG, PNG or WebP picture. Take a photo or a screenshot."),
    "pixels": gettext_lazy("%(file)s has more than 50 million pixels. Send a smaller picture."),
    "broken": gettext_lazy("%(file)s is cut off or damaged. Send it again from the device it came from."),
    "size": gettext_lazy("%(file)s is larger than 15 MB. Send a smaller picture."),
}


def submission_key() -> forms.CharField:
    """The form's own name, so that the same submit twice does one thing."""
    return forms.CharField(
        max_length=64,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("Reload the page and fill the form in again.")},
    )


class CommentField(forms.CharField):
    """A text; a line break counts as one character, as the counter on the page does."""

    def to_python(self, value: Any) -> str:
        return super().to_python(str(value or "").replace("\r\n", "\n")) or ""


class ManyPicturesInput(forms.ClearableFileInput):
    """A file input that takes several pictures."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several photographs, each made safe; those that can't be taken are named with the reason."""

    widget = ManyPicturesInput

    def __init__(self, *, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(required=False, widget=ManyPicturesInput(attrs={"accept": PICTURES}), **kwargs)
        self.zone = zone

    def clean(self, data: Any, initial: Any = None) -> list[NamedPhoto]:
        given = [one for one in (data if isinstance(data, list) else [data]) if one]
        if len(given) > MOST_PHOTOS:
            raise forms.ValidationError(_("At most %(most)d photos.") % {"most": MOST_PHOTOS}, code="many")
        taken: list[NamedPhoto] = []
        refused: list[str] = []
        for one in given:
            try:
                taken.append(NamedPhoto(str(one.name)[-200:], self._made_safe(one)))
            except BadPhoto as bad:
                refused.append(str(_WHY[bad.code]) % {"file": one.name})
        if refused:
            raise forms.ValidationError(refused)
        return taken

    def _made_safe(self, given: UploadedFile[Any]) -> Photo:
        if (given.size or 0) > MAX_BYTES:
            raise BadPhoto("size")
        return clean(given.read(), zone=self.zone)
