"""How much of an uploaded file is written to disk before anybody has looked at it."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST = 65 * 1024 * 1024  # a little more than the largest file that any page takes


class BoundedUploads(FileUploadHandler):
    """Stops storing a file once it is larger than any page takes; the page then refuses it by its size."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The chunk for the handlers after this one; nothing once there is too much."""
        return raw_data if start <= MOST else None

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        return None
