"""What is said: where the words begin that a verb of saying reports, and where they end."""

from collections.abc import Sequence

from kb.finding.clauses import Clause, is_aside
from kb.finding.lexemes import Kind, Reading
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold

_FARTHEST = 60
_OPENING, _CLOSING = ("«", "“", "{", "``"), ("»", "”", "}", "''")
_SHORTEST_QUOTE = 4
_MARKS = frozenset({Part.OPEN, Part.CLOSE})
_OPENERS = frozenset({Part.COMPLEMENTIZER, Part.COLON, Part.OPEN})
_SEEN = frozenset({*_OPENERS, Part.COMMA, Part.PREPOSITION, Part.NOUN, Part.VERB, Part.SUBORDINATOR})
"""The parts behind a verb of saying on which it depends what it reports."""


def find_quotes(nodes: Sequence[Node], *, running: bool) -> list[range]:
    """The stretches between quotation marks, from the opening mark to before the closing one.

    `running`: a quotation of an earlier sentence is still open. One that is not closed goes on to the end.
    """
    found: list[range] = []
    start: int | None = -1 if running else None
    for node in nodes:
        if node.part not in _MARKS:
            continue
        mark = node.words
        if start is None and (mark in _OPENING or mark == '"'):
            start = node.index
        elif start is not None and (mark in _CLOSING or mark == '"'):
            found.append(range(start, node.index))
            start = None
    return found if start is None else [*found, range(start, len(nodes))]


def runs_on(nodes: Sequence[Node], quotes: Sequence[range]) -> bool:
    """Whether a quotation is still open at the end of a sentence."""
    return any(quote.stop == len(nodes) for quote in quotes)


def find_content(
    clause: Clause, reading: Reading, nodes: Sequence[Node], quotes: Sequence[range], grammar: Grammar
) -> range | None:
    """What a clause of saying reports, as a range of nodes from before the first of them; None where it says nothing.

    It opens with "that", a colon, a quotation of more than a name, or with an event noun that stands for it ("أعلن
    مقتل"). What stands in between, as when and to whom it was said, is no part of it.
    """
    if not grammar.subject_after_verb:
        start = _right_behind(clause, reading)
        start = _clause_behind(clause, reading, nodes) if start is None else start
        return None if start is None else range(start, _end(clause.end + 1, nodes, quotes, grammar))
    start = _find_start(clause, reading, nodes, quotes, grammar)
    if start is None:
        return None
    quote = next((q for q in quotes if q.start == start), None)
    if quote is not None:
        return range(start, _end_of_quotes(quote, nodes, quotes))
    end = _end(start + 1, nodes, quotes, grammar)
    if nodes[max(start, 0)].part not in (Part.COMPLEMENTIZER, Part.COLON):
        end = _end_of_noun(start + 1, end, nodes, quotes)
    return range(start, end)


def _end_of_noun(start: int, end: int, nodes: Sequence[Node], quotes: Sequence[range]) -> int:
    """Where what a noun tells ends: before a finite verb that is joined: "نفى أي تورط ورفضت روسيا تسليمه"."""
    joined = (n for n in nodes[start + 1 : end] if n.part is Part.VERB and n.conjunction)
    free = (n for n in joined if not any(n.index in quote for quote in quotes))
    return next((n.index for n in free if n.reading.tense in _FINITE), end)


_FINITE = ("past", "present", "future")


def _right_behind(clause: Clause, reading: Reading) -> int | None:
    if clause.content is not None:
        return clause.content.index
    brought = nominal_prepositions(reading) or ("",)
    nouns = [noun.index for noun in clause.nouns if noun.preposition in brought]
    return nouns[0] - 1 if nouns else None


def _clause_behind(clause: Clause, reading: Reading, nodes: Sequence[Node]) -> int | None:
    """The verb of saying behind which a clause without "that" follows: "said he and Bushnell had been talking"."""
    following = nodes[clause.verb.index + 1 :]
    if not reading.lexeme.option("clause") or clause.objects or clause.passive or clause.reported is not None:
        return None
    opens = bool(following) and following[0].part in (Part.WORD, Part.NAME, Part.NOUN, Part.VERB)
    finite = any(node.part in (Part.VERB, Part.AUXILIARY) for node in following[1:])
    return clause.verb.index if opens and finite else None


def nominal_prepositions(reading: Reading) -> tuple[str, ...]:
    """How a verb of saying takes an event noun for what is said: "" where without a preposition."""
    return tuple(fold(word) for word in reading.lexeme.option("nominal", ()))


def _find_start(
    clause: Clause, reading: Reading, nodes: Sequence[Node], quotes: Sequence[range], grammar: Grammar
) -> int | None:
    brought = nominal_prepositions(reading) if _relays_someone(clause, reading) else ()
    first = clause.verb.index + 1
    waiting, comma = 0, 0
    last = next((node.index for node in reversed(nodes) if node.part is Part.COMMA), 0)
    unnamed = _anonymity(first, nodes, grammar)
    for node in nodes[first : first + _FARTHEST]:
        inserted = comma and node.index <= last and nodes[comma + 1].part in _INSERTED
        comma = node.index if node.part is Part.COMMA else comma
        if node.part not in _SEEN or node.bracketed or inserted or node.index in unnamed:
            continue  # "شدد لافروف، الذي زار بكين، على": it belongs to a clause between two commas
        opens = node.part in _OPENERS and _opens(node, nodes, quotes, grammar)
        if opens and waiting and node.part is Part.COMPLEMENTIZER:
            waiting -= 1
        elif opens or (node.part is Part.PREPOSITION and node.preposition in brought and not waiting):
            return node.index
        elif node.part is Part.NOUN and _is_brought(node, clause, nodes, brought, grammar):
            return node.index - 1
        elif node.part is Part.VERB and _is_embedded(node, nodes) and not reading.segments.pronoun:
            waiting += _takes_content(node)
        elif node.part is Part.VERB or _breaks_off(node, nodes):
            break
    return _object(clause, nodes, grammar) if "" in brought and not reading.segments.pronoun else None


_INSERTED = (Part.RELATIVE, Part.NEGATOR)
_ANONYMOUS = (Part.COMMA, Part.COLON, Part.OPEN, Part.NAME)


def _anonymity(first: int, nodes: Sequence[Node], grammar: Grammar) -> range:
    """The words that say that a speaker was not named: "طالبا عدم الكشف عن اسمه", "من دون ذكر هويته"."""
    named = next((n.index for n in nodes[first : first + _FARTHEST] if n.words in grammar.identity), first)
    start = named
    while start > first and not _begins_anew(nodes[start - 1], nodes):
        start -= 1
    return range(start, named + 1 if named > first else start)


def _begins_anew(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether words that hang together end at a node: at a mark, a name, or "that" without "without"."""
    if node.part is Part.COMPLEMENTIZER:
        return nodes[node.index - 1].part is not Part.NEGATOR
    return node.part in _ANONYMOUS


def _relays_someone(clause: Clause, reading: Reading) -> bool:
    """Whether a verb that conveys what others say names one of them: else "نقل تعازي الملك" says nothing."""
    of = reading.lexeme.option("relays")
    return not of or any(preposition == fold(of) for preposition, _ in clause.phrases)


def _opens(node: Node, nodes: Sequence[Node], quotes: Sequence[range], grammar: Grammar) -> bool:
    """Whether reported words begin at a node: at "that", at a colon, at a quotation."""
    if node.part is Part.COMPLEMENTIZER:
        return _reports(node, nodes, grammar)
    return node.part is Part.COLON or _opens_speech(node, quotes, nodes)


def _breaks_off(node: Node, nodes: Sequence[Node]) -> bool:
    return node.part is Part.SUBORDINATOR and nodes[node.index - 1].part is not Part.COMMA


_BEFORE_OBJECT = (Part.TIME, Part.ADVERB, Part.COMMA, Part.OPEN, Part.CLOSE)


def _object(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> int | None:
    """The plain noun that stands right behind a verb of saying and its subject: "نفى المتهمون [أي ضلوع في الهجوم]"."""
    own = clause.joined_to is None and clause.pronoun_subject is None
    subjects = [node.index for node in clause.subject if node.index > clause.verb.index] if own else []
    for node in nodes[max([clause.verb.index, *subjects]) + 1 :]:
        if node.part is Part.WORD and not node.preposition and node.words.isalpha():
            return node.index - 1
        passed = node.part in _BEFORE_OBJECT or node.preposition in grammar.possessive
        if not passed and not node.bracketed:
            return None
    return None


def _reports(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether "that" opens reported content: not "because", "in order to", "before", "unless"."""
    before = nodes[node.index - 1]
    joined = before.part in (Part.CIRCUMSTANCE, Part.SUBORDINATOR, Part.NEGATOR) or before.words in grammar.exceptions
    return node.words not in grammar.purposes and not joined


def _opens_speech(node: Node, quotes: Sequence[range], nodes: Sequence[Node]) -> bool:
    """Whether a quotation of more than a name begins here."""
    if node.part is not Part.OPEN:
        return False
    quote = next((q for q in quotes if q.start == node.index), None)
    if quote is None:
        return False
    within = nodes[quote.start + 1 : quote.stop]
    return len(within) > _SHORTEST_QUOTE or any(n.part is Part.VERB for n in within)


def _is_brought(noun: Node, clause: Clause, nodes: Sequence[Node], brought: Sequence[str], grammar: Grammar) -> bool:
    """Whether an event noun stands for what is said: it is the object of the verb, or behind its preposition."""
    if not brought or _is_document(noun, clause, nodes):
        return False
    at = noun.index
    while at - 1 > clause.verb.index and nodes[at - 1].part in (Part.TRANSPARENT, Part.OPERATOR):
        at -= 1
    head, before = nodes[at], nodes[at - 1]
    preposition = head.preposition or noun.preposition
    if before.part is Part.WORD and before.annexes and before.words not in grammar.unspoken:
        if at - 1 == clause.verb.index + 1:
            return False
        preposition = _behind_word(before, nodes) or preposition
    return before.part is not Part.CIRCUMSTANCE and preposition in brought


def _is_document(noun: Node, clause: Clause, nodes: Sequence[Node]) -> bool:
    """Whether an event noun is what says something: "كشفت الرسالة أن"."""
    following = nodes[noun.index + 1 : noun.index + 3]
    behind = noun.index == clause.verb.index + 1 and noun.definite
    return behind and any(node.part is Part.COMPLEMENTIZER for node in following)


def _behind_word(word: Node, nodes: Sequence[Node]) -> str:
    """The preposition of a phrase of plain words: "عن [نية بلاده] زيارة"."""
    for node in reversed(nodes[: word.index]):
        if node.part is Part.PREPOSITION:
            return node.preposition
        if node.part is not Part.WORD:
            return ""
    return ""


_RELATIVES = (Part.RELATIVE, Part.ADVERB_RELATIVE)
_EMBEDDING = (*_RELATIVES, Part.NAME, Part.WORD, Part.AUXILIARY, Part.NEGATOR, Part.NOUN)


def _is_embedded(verb: Node, nodes: Sequence[Node]) -> bool:
    """Whether a verb belongs to a relative clause or is a participle put in: "في مقابلة أجرتها", "أضاف قائلا"."""
    if verb.reading.tense == "participle":
        return True
    before = _RELATIVES if _takes_content(verb) else _EMBEDDING
    return not verb.conjunction and nodes[verb.index - 1].part in before


_REPORTING = frozenset({Kind.SPEECH, Kind.GOVERNOR})


def _takes_content(verb: Node) -> bool:
    """Whether "that" behind a verb is its own."""
    finite = verb.reading.tense != "participle"
    return finite and not _REPORTING.isdisjoint(verb.senses.kinds)


def _end_of_quotes(quote: range, nodes: Sequence[Node], quotes: Sequence[range]) -> int:
    """Where a quotation ends, with those joined to it: "«...» و«...»"."""
    end = quote.stop
    for other in quotes:
        between = nodes[end + 1 : other.start]
        if other.start > end and all(node.part in (Part.COMMA, Part.COORDINATOR) for node in between):
            end = other.stop
    return end


def _end(start: int, nodes: Sequence[Node], quotes: Sequence[range], grammar: Grammar) -> int:
    """Reported content runs to the sentence's end, or to the next clause that another speaker's verb heads.

    What it was said during, put behind a comma at the end, is no part of it: "أعلن أن ..، خلال لقاء مع نظيره".
    """
    for node in nodes[start:]:
        if node.part not in _TURNING or any(node.index in quote for quote in quotes):
            continue
        if node.part is Part.CIRCUMSTANCE and is_aside(node, nodes):
            return node.index
        if node.part is Part.SUBORDINATOR and _turns_away(node, nodes, grammar):
            return node.index
        if node.index > start + 1 and _speaks_anew(node):
            return node.index
    return len(nodes)


_TURNING = frozenset({Part.CIRCUMSTANCE, Part.SUBORDINATOR, Part.VERB})


def _turns_away(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a clause begins that the text itself sets against what was said: "كما أكد", "لكنه لم يؤكد"."""
    following = nodes[node.index + 1 : node.index + 4]
    if node.words in grammar.adding:
        return any(_is_saying(later) for later in following[:1])
    return node.words in grammar.contrasts and any(
        r.lexeme.kind is Kind.GOVERNOR for later in following if later.part is Part.VERB for r in later.readings
    )


def _speaks_anew(node: Node) -> bool:
    """Whether another verb of saying is joined: "وأضاف", "وقال"."""
    return _is_saying(node) and bool(node.conjunction) and node.reading.tense in ("past", "present")


def _is_saying(node: Node) -> bool:
    return (
        node.part is Part.VERB
        and node.reading.lexeme.kind in (Kind.SPEECH, Kind.GOVERNOR)
        and node.senses.speech
        and any(r.lexeme.kind is Kind.SPEECH and not r.lexeme.option("weak") for r in node.readings)
    )
