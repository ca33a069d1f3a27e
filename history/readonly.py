"""Rows that the admin shows and nobody edits there."""

from typing import Any

from django.http import HttpRequest


class ReadOnly:
    """Neither added nor changed nor deleted in the admin; never counted in full, because the tables are large.

    Stands before `ModelAdmin` or an inline: what people decide is done on the portal's own pages, where it is recorded.
    """

    show_full_result_count = False
    can_delete = False
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
