"""Noun phrases of languages that put the head last: determiner, adjectives, head noun, then the name."""

from collections.abc import Iterator

from kb.finding.naming.phrases import Phrase
from kb.finding.naming.scan import Scan
from kb.model import EntityKind, MentionForm


class HeadLast:
    """Reads the name phrases of one sentence from left to right, each as long as it can be."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def phrases(self) -> Iterator[Phrase]:
        """The phrases of the sentence, none inside another."""
        at = 0
        while at < len(self.scan):
            name = self.scan.name(at)
            if name is None or not self.scan.text(at)[0].isupper():
                at += 1
                continue
            kind = name.entities[0].kind if name.entities else EntityKind.PLACE
            phrase = Phrase(at, name.last, MentionForm.NAME, kind, name.segments, None, name.entities, name.cities)
            phrase.personal = (at, name.last) if kind is EntityKind.PERSON else None
            yield phrase
            at = name.last + 1
