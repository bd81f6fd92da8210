"""Claims of one happening become one event, whatever the order they come in; what they disagree on is kept."""

from kb.merging.decisions import Decisions
from kb.merging.events import Merged, merge_claims

__all__ = ["Decisions", "Merged", "merge_claims"]
