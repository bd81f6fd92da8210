"""Which of its readings a word has where it stands: a verb or the noun that is written like it."""

from collections.abc import Sequence

from kb.finding.agreement import mention_gender
from kb.finding.clauses import event_noun_after
from kb.finding.lexemes import Kind, Reading
from kb.finding.nounphrases import settle_classes, settle_offices
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import MentionForm


def settle_words(nodes: Sequence[Node], grammar: Grammar) -> None:
    """Decide between verb and noun; a transparent noun that stands for no event is an event noun or a word."""
    if not grammar.subject_after_verb:
        settle_classes(nodes, grammar)
        return
    settle_offices(nodes)
    if nodes and nodes[0].words in grammar.like_verbs:
        _settle_opening(nodes)
    for node in nodes:
        if node.part in _SETTLED:
            continue
        if node.part is Part.PREPOSITION and node.words in grammar.like_verbs and not _settle_due(node, nodes):
            node.readings = ()
        if node.part is Part.TRANSPARENT:
            _settle_transparent(node, nodes, grammar)
        if node.part is Part.VERB:
            _settle_verb(node, nodes, grammar)
        elif node.part in (Part.PREPOSITION, Part.CIRCUMSTANCE) and node.index + 1 == len(nodes):
            node.part = Part.WORD


_SETTLED = frozenset({Part.WORD, Part.NAME, Part.NOUN, Part.TIME, Part.COMMA})
_FARTHEST_THAT = 8


def _settle_opening(nodes: Sequence[Node]) -> None:
    """Let a preposition that opens a sentence be the verb that is written like it where "that" follows: "وبين أن"."""
    following = nodes[1:_FARTHEST_THAT]
    that = next((node.index for node in following if node.part is Part.COMPLEMENTIZER), 0)
    verbs = tuple(reading for reading in nodes[0].readings if reading.lexeme.kind is Kind.SPEECH)
    if not that or not verbs or any(node.part is Part.VERB for node in nodes[1:that]):
        return
    nodes[0].part, nodes[0].readings = Part.VERB, verbs
    for node in (nodes[0], nodes[1]):
        node.preposition = "" if node.preposition == nodes[0].words else node.preposition


_DUE_LENGTH = 5
_BEFORE_DUE = (Part.COMPLEMENTIZER, Part.COLON, Part.OPEN, Part.COMMA, Part.SUBORDINATOR)


def _settle_due(node: Node, nodes: Sequence[Node]) -> bool:
    """Let the preposition that lays a duty on somebody be a verb: "قال إن [على] إيران أن تلتزم"; whether it is."""
    duties = tuple(reading for reading in node.readings if reading.lexeme.option("voice"))
    before = nodes[node.index - 1] if node.index else None
    if not duties or not (before is None or before.part in _BEFORE_DUE or node.conjunction):
        return False
    following = nodes[node.index + 1 : node.index + 1 + _DUE_LENGTH]
    that = next((n.index for n in following if n.part is Part.COMPLEMENTIZER), 0)
    bearer = nodes[node.index + 1 : that]
    if not bearer or that + 1 == len(nodes) or nodes[that + 1].part not in (Part.VERB, Part.WORD):
        return False
    if any(n.part not in (Part.NAME, Part.WORD) for n in bearer):
        return False
    node.part, node.readings, node.preposition = Part.VERB, duties, ""
    bearer[0].preposition = ""
    return True


def _settle_transparent(node: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let a transparent noun that stands for no event be the verb or event noun that is written like it, or a word."""
    if _has_subject(node, nodes, grammar) and any(r.lexeme.kind is Kind.LIGHT for r in node.readings):
        node.part = Part.VERB
    elif node.words in grammar.performance and _is_told(node, nodes):
        node.part = Part.WORD
    elif event_noun_after(node, nodes) is not None:
        node.readings = tuple(r for r in node.readings if r.lexeme.kind is Kind.NOUN)
    elif any(r.lexeme.kind is not Kind.NOUN for r in node.readings):
        node.part = Part.VERB
    else:
        node.part = Part.NOUN if node.readings else Part.WORD


_BEFORE_SUBJECT = (Part.COMPLEMENTIZER, Part.SUBORDINATOR, Part.COLON)


def _has_subject(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a name that opens a clause stands right before a word, so that it is its verb: "إن الجيش شن هجوما"."""
    subject = nodes[node.index - 1] if node.index > 1 else None
    if (
        subject is None
        or subject.part is not Part.NAME
        or subject.preposition
        or subject.conjunction
        or node.preposition
    ):
        return False
    opener = nodes[subject.index - 1]
    return opener.part in _BEFORE_SUBJECT or opener.words in grammar.past_auxiliaries


def _is_told(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a noun of doing with its doer behind it is what a verb tells: "أعلنت الوكالة شن التحالف غارة"."""
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    if following is None or following.part is not Part.NAME or following.preposition or node.conjunction:
        return False
    before = (n for n in reversed(nodes[: node.index]) if n.part not in (Part.NAME, Part.TIME, Part.ADVERB))
    return next((n.part is Part.VERB for n in before), False)


def _settle_verb(node: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    senses = node.senses
    nouns, verbs = senses.nouns, senses.verbs
    if Kind.PLAIN in senses.kinds:
        verbs = tuple(reading for reading in verbs if reading.lexeme.name != "plain noun")
    verbs = _without_jussive(node, nodes, verbs)
    verbs = _agreeing(node, nodes, verbs, grammar)
    if "past" in senses.tenses and _follows_verb(node, nodes):
        verbs = tuple(reading for reading in verbs if reading.tense != "past")
    sure = tuple(reading for reading in nouns if _is_sure(reading, node, nodes)) if nouns else ()
    if sure or not verbs:
        node.part, node.readings = (Part.NOUN, sure or nouns) if nouns else (Part.WORD, ())
        return
    gerund = "gerund" in senses.tenses and any(reading.tense == "gerund" for reading in verbs)
    noun_like = not gerund and _stands_as_noun(node, nodes, grammar)
    if nouns and (noun_like or any(r.segments.definite for r in nouns)):
        node.part, node.readings = Part.NOUN, nouns
    elif noun_like and _is_outside_verb(node, verbs):
        node.part = Part.WORD
    else:
        node.readings = verbs
        node.preposition = node.preposition if gerund else ""


def _is_sure(noun: Reading, node: Node, nodes: Sequence[Node]) -> bool:
    """Whether the word that follows makes the noun certain: "وقف إطلاق النار"."""
    following = fold(nodes[node.index + 1].words) if node.index + 1 < len(nodes) else ""
    followed = noun.lexeme.option("followed", ())
    return bool(noun.lexeme.option("sure")) and any(following.startswith(word) for word in followed)


_SEVERAL = 2


def _agreeing(node: Node, nodes: Sequence[Node], verbs: tuple[Reading, ...], grammar: Grammar) -> tuple[Reading, ...]:
    """Without a woman's present that is written like a man's past, where a man stands behind: "تسلم الرئيس"."""
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    mention = following.mention if following is not None and not following.preposition else None
    if mention is None or len(verbs) < _SEVERAL or mention_gender(mention, grammar) != "m":
        return verbs
    if not any(_is_his_past(reading) for reading in verbs):
        return verbs
    return tuple(reading for reading in verbs if reading.tense != "present" or reading.gender != "f")


def _is_his_past(reading: Reading) -> bool:
    return reading.tense == "past" and reading.gender == "m" and reading.number == "s"


_WITHIN = frozenset({Part.NAME, Part.TIME, Part.ADVERB, Part.OPEN, Part.CLOSE})


def _follows_verb(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether the word stands behind a verb and its subject, where no perfect can stand: "نقلت خدمة", "قرر بوتين سحب".

    Behind somebody described a perfect is a relative clause: "قتل مسلح فجر نفسه". A quotation may begin with one.
    """
    if node.conjunction or (node.index and nodes[node.index - 1].part is Part.OPEN):
        return False
    for at in range(node.index - 1, -1, -1):
        previous = nodes[at]
        if previous.part is Part.VERB:
            return True
        described = previous.mention is not None and previous.mention.form is MentionForm.DESCRIPTION
        if previous.part not in _WITHIN or previous.preposition or described:
            return False
    return False


def _without_jussive(node: Node, nodes: Sequence[Node], verbs: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A shortened form stands behind a negation or a written-on preposition only; a dual also behind "that"."""
    previous = nodes[node.index - 1] if node.index else None
    if "jussive" not in node.senses.tenses or node.preposition:
        return verbs
    if previous is not None and previous.part is Part.NEGATOR:
        return verbs
    desired = previous is not None and previous.part is Part.COMPLEMENTIZER
    return tuple(r for r in verbs if r.tense != "jussive" or (desired and r.number == "d"))


def _is_outside_verb(node: Node, verbs: tuple[Reading, ...]) -> bool:
    """Whether a preposition stands before the word that is none written on the verb."""
    return bool(node.preposition) and not any(reading.segments.preposition for reading in verbs)


def _stands_as_noun(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the word stands where a noun stands: behind a preposition, a transparent noun or another noun."""
    if node.preposition in grammar.infinitive and any(r.tense == "present" for r in node.readings):
        return False
    if node.preposition:
        return True
    previous = nodes[node.index - 1] if node.index else None
    if previous is None or node.conjunction:
        return False
    if previous.words in grammar.determiners:
        return True
    if previous.part in (Part.TRANSPARENT, Part.CIRCUMSTANCE, Part.PREPOSITION):
        return True
    return previous.part is Part.VERB and any(r.lexeme.kind is Kind.LIGHT for r in previous.readings)
