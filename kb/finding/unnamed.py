"""Subjects that no list of names or people knows: "استنكر عدد من البلدات", "قالت هيئة المحلفين".

Only whoever can act by words says, demands, accuses, promises or refuses something. So the noun phrase behind such
a verb describes a party, whatever its noun. Where something written says it, whoever wrote it does, if he is named.
"""

from collections.abc import Sequence
from itertools import takewhile

from kb.finding.clauses import Clause, is_speech
from kb.finding.crowds import find_number
from kb.finding.kept import Kept
from kb.finding.lexemes import Kind, Reading
from kb.finding.naming.labels import described_labels
from kb.finding.nounphrases import is_pronoun
from kb.finding.parentheses import ends
from kb.finding.pronouns import SPEAKER
from kb.finding.status import ACTS
from kb.finding.syntax import Grammar, Node, Part, ends_as_object
from kb.identifiers import described_entity_id
from kb.language.morphology import stems
from kb.language.text import fold
from kb.model import Article, Entity, EntityKind, Mention, MentionForm, Name, Sentence, Span

_LONGEST = 4
_PASSED = (Part.TIME, Part.ADVERB, Part.OPEN)


def describe_subject(
    clause: Clause, nodes: Sequence[Node], grammar: Grammar, sentence: Sentence, article: Article
) -> None:
    """Give a verb of speech or of an act of words the noun phrase behind it for its subject, if nothing else is."""
    number = find_number(clause, nodes, grammar)
    if number:
        _give(clause, _describe(number, sentence, article))
    if number or not _lacks_subject(clause, grammar):
        return
    if not grammar.subject_after_verb:
        _describe_before(clause, nodes, grammar, sentence, article)
        return
    start = clause.verb.index + 1
    while start < len(nodes) and nodes[start].part in _PASSED:
        start += 1
    if is_speech(clause) and start < len(nodes) and nodes[start].words in grammar.honorifics:
        _give(clause, _describe(nodes[start : start + 1], sentence, article))
        return
    subject = find_author(start, nodes, grammar, sentence, article) if is_speech(clause) else None
    phrase = _phrase(start, nodes, grammar)
    told = phrase and (_is_told_of(phrase, grammar) or (is_speech(clause) and _opens_behind(phrase, nodes)))
    spoken = told and _can_act(_head(phrase[0], grammar), grammar)
    if subject is None and spoken and not _is_object(phrase[0], clause, grammar):
        subject = _describe(phrase, sentence, article)
    if subject is not None:
        _give(clause, subject)


def _give(clause: Clause, subject: Node) -> None:
    """Let a described party be the subject of a clause."""
    clause.subject = [subject]
    clause.pronoun_subject, clause.joined_to = None, None


def _can_act(head: str, grammar: Grammar) -> bool:
    """Whether a noun may mean somebody: neither what is written nor the name of an action or quality."""
    named = head in grammar.unspoken or head in grammar.abstracts
    return not named and grammar.abstract_shape.fullmatch(head) is None


def find_author(
    start: int, nodes: Sequence[Node], grammar: Grammar, sentence: Sentence, article: Article
) -> Node | None:
    """Who speaks in something written: whose it is, or else itself: "قال بيان الجيش", "ذكرت لائحة الاتهام"."""
    if start >= len(nodes) or _head(nodes[start], grammar) not in grammar.documents:
        return None
    behind = list(takewhile(lambda node: node.part not in _OPENING, nodes[start + 1 : start + 1 + _FARTHEST]))
    for node in behind:
        named = node.mention is not None and node.mention.form is not MentionForm.ADJECTIVE
        if named and node.preposition in grammar.authors:
            return node
    plain = takewhile(lambda node: node.part in (Part.WORD, Part.NOUN) and not node.preposition, behind[:2])
    return _describe([nodes[start], *plain], sentence, article)


_FARTHEST = 6
_OPENING = (Part.COMPLEMENTIZER, Part.COLON, Part.OPEN, Part.COMMA)


def _opens_behind(phrase: Sequence[Node], nodes: Sequence[Node]) -> bool:
    """Whether what is said begins right behind a word, which then says who: "قال سيانج إن"."""
    following = nodes[phrase[-1].index + 1 : phrase[-1].index + 2]
    return bool(following) and following[0].part in (Part.COMPLEMENTIZER, Part.COLON, Part.OPEN)


def _describe(phrase: Sequence[Node], sentence: Sentence, article: Article) -> Node:
    """A node that mentions whomever the words of a phrase describe."""
    span = Span(sentence.tokens[phrase[0].first].start, sentence.tokens[phrase[-1].last].end)
    words = span.of(article.text)
    entity = Entity(
        id=described_entity_id(article.id, EntityKind.GROUP, fold(words)),
        kind=EntityKind.GROUP,
        labels=described_labels(words, article.language, ""),
        linked=False,
        described=True,
    )
    name = Name(entity=entity, words=words, span=span)
    mention = Mention(names=(name,), first=phrase[0].first, last=phrase[-1].last, form=MentionForm.DESCRIPTION)
    return Node(Part.NAME, phrase[0].first, phrase[-1].last, phrase[0].index, words=words, mention=mention)


def _describe_before(
    clause: Clause, nodes: Sequence[Node], grammar: Grammar, sentence: Sentence, article: Article
) -> None:
    """Take the noun phrase before the verb: "the hospital said"; of what is written, whoever issued it, if told."""
    end = min((node.index for node in clause.auxiliaries), default=clause.verb.index)
    issuer = nodes[end - 1] if end else None
    if issuer is not None and issuer.part is Part.NAME and issuer.preposition in grammar.issuers:
        head = nodes[end - 3] if end > 2 else None  # noqa: PLR2004  (a noun and a preposition stand before the name)
        if head is not None and head.words in grammar.unspoken:
            clause.subject = [issuer]
        return
    start = end
    while start and end - start < _LONGEST and _is_plain(nodes[start - 1], grammar):
        start -= 1
    phrase = nodes[start:end]
    determined = bool(start) and nodes[start - 1].part is Part.WORD and nodes[start - 1].words in grammar.determiners
    if (
        not phrase
        or not (determined or phrase[-1].words.endswith(grammar.counted_endings))
        or phrase[-1].words in grammar.unspoken
    ):
        return
    before = nodes[start - 1 - determined] if start > determined else None
    if before is None or before.part in _CLAUSE_STARTS or (determined and ends(clause.verb, nodes)):
        _give(clause, _describe(nodes[start - determined : end], sentence, article))


_CLAUSE_STARTS = (
    Part.COMMA,
    Part.OPEN,
    Part.CLOSE,
    Part.COMPLEMENTIZER,
    Part.SUBORDINATOR,
    Part.TIME,
    Part.COORDINATOR,
)


def _is_plain(node: Node, grammar: Grammar) -> bool:
    """Whether a node is a word of a noun phrase that no list knows: no little word, no pronoun."""
    little = node.words in grammar.determiners or node.words in grammar.persons
    return node.part is Part.WORD and node.words.isalpha() and not little


def _lacks_subject(clause: Clause, grammar: Grammar) -> bool:
    """Whether the verb is one of words, is no passive, and has no subject but one that it borrowed or left out."""
    if clause.passive or (clause.subject and clause.joined_to is None) or not _is_of_words(clause):
        return False
    finite = clause.reading.tense in ("past", "present", "future")
    active = clause.reading.lexeme.option("passive") != "often"
    if clause.pronoun_subject is not None and clause.pronoun_subject[1] == SPEAKER:
        return False
    options = clause.verb.senses.options
    if "stative" in options or ("tenses" in options and _lasts(clause.verb.readings)):
        return False  # what will be gone on with stands behind it: "أنها ستواصل الرد"
    plain = clause.subject_noun is None and (grammar.subject_after_verb or clause.pronoun_subject is None)
    return finite and active and plain


def _lasts(readings: Sequence[Reading]) -> bool:
    """Whether a verb may be one that tells of a deed only in the future."""
    return any("future" in reading.lexeme.option("tenses", ()) for reading in readings)


def _is_of_words(clause: Clause) -> bool:
    """Whether the verb can be one of saying or of an act of words."""
    senses = clause.verb.senses
    if senses.speech or ACTS.isdisjoint(senses.types):
        return senses.speech
    return any(r.lexeme.kind is Kind.VERB and r.lexeme.type in ACTS for r in senses.verbs)


def is_relative_without_pronoun(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a verb stands right behind an indefinite plain noun that it is told of: "كتب [تحث] على القتال"."""
    verb = clause.verb
    if not grammar.subject_after_verb or verb.conjunction or not verb.index or clause.auxiliaries:
        return False
    before = nodes[verb.index - 1]
    plain = before.part is Part.WORD and before.words.isalpha() and not before.words.startswith(grammar.article)
    return plain and not is_function(before, grammar) and not is_pronoun(before, grammar)


def _is_object(word: Node, clause: Clause, grammar: Grammar) -> bool:
    """Whether the noun is what the verb asks for as its object: "أعلن التزامه"."""
    asked = [reading.lexeme.words for reading in clause.verb.readings if reading.lexeme.kind is Kind.VERB]
    return any(not words.isdisjoint(stems(grammar.language, word.words)) for words in asked)


def _is_told_of(phrase: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a phrase says who: it has the article, or more than one word. A word alone may be an adjective."""
    return len(phrase) > 1 or phrase[0].words.startswith(grammar.article)


def _phrase(start: int, nodes: Sequence[Node], grammar: Grammar) -> list[Node]:
    """The noun, its adjectives and what it is annexed to, from a node on; empty where no plain noun stands there."""
    found: list[Node] = []
    for node in nodes[start : start + _LONGEST]:
        if node.part is Part.WORD and not node.conjunction and node.words.isalpha() and not is_function(node, grammar):
            found.append(node)
        elif found and (_annexes_name(found[-1], node) or _is_quoted(node, nodes)):
            found.extend(nodes[node.index : _close(node, nodes)])
            break
        elif not (found and node.mention is not None and node.mention.form is MentionForm.ADJECTIVE):
            break
        else:
            found.append(node)
    return found if found and found[0].part is Part.WORD else []


def _annexes_name(word: Node, node: Node) -> bool:
    return node.part is Part.NAME and not node.preposition and not node.conjunction and word.annexes


def _is_quoted(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a short quotation begins here: a name, as in "تحالف «فجر ليبيا»"."""
    return node.part is Part.OPEN and node.words != "(" and _close(node, nodes) - node.index <= _LONGEST


def _close(node: Node, nodes: Sequence[Node]) -> int:
    """The index behind a name, or behind a quotation that begins at a node."""
    if node.part is not Part.OPEN:
        return node.index + 1
    return next((n.index + 1 for n in nodes[node.index + 1 :] if n.part is Part.CLOSE), len(nodes))


def is_function(node: Node, grammar: Grammar) -> bool:
    """Whether a word is none that can head a noun phrase: a pronoun, an adverb, one with a preposition written on."""
    return _FUNCTIONS[grammar, node.words]


def _is_function(key: tuple[Grammar, str]) -> bool:
    grammar, words = key
    if words in grammar.determiners or words in grammar.indefinites or words in grammar.manners:
        return True
    if ends_as_object(words, grammar):
        return True
    fronts = [p + letter for p in grammar.clitic_prepositions for letter in (grammar.article[0], p)]
    return words.startswith((*fronts, *grammar.possessive))


_FUNCTIONS = Kept(_is_function)


def _head(node: Node, grammar: Grammar) -> str:
    return node.words.removeprefix(node.conjunction).removeprefix(grammar.article)
