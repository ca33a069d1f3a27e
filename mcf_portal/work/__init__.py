"""The work queue: what awaits a person, found in every room, ordered by deadline."""

from mcf_portal.work.items import TABS, Group, WorkItem, grouped
from mcf_portal.work.sources import work_of

__all__ = ["TABS", "Group", "WorkItem", "grouped", "work_of"]
