"""Noun phrases and word classes of languages without case that put determiners and modifiers before the noun.

A word that can be verb or noun is settled by what stands beside it; an event noun gets the preposition, the owner and
the modifiers of its phrase ("during the Iraqi president's first visit").
"""

from collections.abc import Sequence
from dataclasses import replace

from kb.finding.attributes import is_attributive
from kb.finding.lexemes import UNKNOWN_VERB, Kind, Reading
from kb.finding.stays import tells_stay
from kb.finding.syntax import Grammar, Node, Part
from kb.language.morphology import Segments
from kb.model import EntityKind, MentionForm

_MODIFYING = (EntityKind.COUNTRY, EntityKind.PLACE, EntityKind.ORGANIZATION)
_BETWEEN = (Part.OPEN, Part.CLOSE, Part.ADVERB)
_HYPHEN = "-"


def is_pronoun(node: Node, grammar: Grammar) -> bool:
    """Whether the word is a personal pronoun, with or without a conjunction written on it."""
    return node.part is Part.WORD and (node.words in grammar.persons or node.words in grammar.subject_pronouns)


def is_adjective(node: Node) -> bool:
    """Whether the name is an adjective of origin: "Russian"."""
    return node.mention is not None and node.mention.form is MentionForm.ADJECTIVE


def phrase_start(head: Node, nodes: Sequence[Node], grammar: Grammar) -> int:
    """The index of the first node of the noun phrase that ends with a head."""
    if head.part is Part.NAME and not is_adjective(head):
        before = nodes[head.index - 1] if head.index else None
        if before is None or before.part is not Part.WORD or before.words not in grammar.determiners:
            return head.index
    if is_pronoun(head, grammar):
        return head.index
    at = head.index
    while at:
        node = nodes[at - 1]
        if node.part is Part.WORD:
            if is_pronoun(node, grammar):
                return at
            at -= 1
            further = nodes[at - 1] if at else node
            if node.words in grammar.determiners and not (further is not node and _determines(further, grammar)):
                return at
        elif node.part is Part.PREPOSITION and node.words in grammar.owners and at > 1:
            return phrase_start(nodes[at - 2], nodes, grammar)
        elif _is_modifier(node) or _is_premodifying(node, nodes):
            at -= 1
        else:
            return at
    return at


def _determines(node: Node, grammar: Grammar) -> bool:
    """Whether another determiner stands before one: "on | a | three-day visit", "his | first visit"."""
    return node.part is Part.WORD and node.words in grammar.determiners


def _is_modifier(node: Node) -> bool:
    if node.part in (Part.TIME, Part.OPEN, Part.TRANSPARENT):
        return True
    return node.part is Part.OPERATOR and "noun" in str(node.operator.get("scope", "")).split()


def _is_premodifying(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a name or event noun stands before another noun as its modifier."""
    if node.part is Part.NOUN:
        return node.index + 1 < len(nodes) and nodes[node.index + 1].part in (Part.NOUN, Part.WORD)
    if node.part is not Part.NAME or node.mention is None:
        return False
    return is_adjective(node) or node.mention.names[0].entity.kind in _MODIFYING


def is_free(head: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether no preposition governs the phrase that ends with a head."""
    if head.preposition:
        return False
    start = phrase_start(head, nodes, grammar)
    before = nodes[start - 1] if start else None
    if before is not None and _is_part(before.index - 1, nodes, grammar) and before.words in grammar.genitives:
        return is_free(nodes[before.index - 1], nodes, grammar)
    return before is None or before.part not in (Part.PREPOSITION, Part.CIRCUMSTANCE)


def _is_part(at: int, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a word that takes some out of a number stands at an index."""
    part = at >= 0 and nodes[at].part is Part.WORD
    return part and (nodes[at].words in grammar.parts or nodes[at].words.isdigit())


def settle_classes(nodes: Sequence[Node], grammar: Grammar) -> None:
    """Decide between verb and noun everywhere, then complete the event nouns."""
    _settle_places(nodes)
    _settle_joined_adjectives(nodes)
    _settle_relatives(nodes)
    _guess_verbs(nodes, grammar)
    for node in nodes:
        _settle_class(node, nodes, grammar)
    _settle_compounds(nodes)
    for node in nodes:
        if node.part is Part.NOUN:
            _complete(node, nodes, grammar)
        elif node.part is Part.NAME and not node.preposition and not is_adjective(node):
            _govern(node, nodes, grammar)
        elif node.part is Part.NAME and node.preposition in grammar.genitives:
            _take_part(node, nodes, grammar)
            _locate(node, nodes, grammar)


def _settle_class(node: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Decide between verb, noun, adverb and plain word for one word."""
    if node.part is Part.WORD and node.words.endswith(grammar.adverb_endings) and _is_adverb(node, nodes):
        node.part = Part.ADVERB
    if node.readings and _stands_as_verb(node, nodes, grammar):
        node.part = Part.VERB
    if node.part is Part.AUXILIARY and node.readings and tells_stay(node, nodes, grammar):
        node.part = Part.VERB
    elif node.part is Part.VERB and is_attributive(node, nodes, grammar):
        node.part, node.readings = Part.WORD, ()
    elif node.part is Part.VERB:
        _settle(node, nodes, grammar)
    elif node.part in (Part.PREPOSITION, Part.CIRCUMSTANCE) and node.index + 1 == len(nodes):
        node.part = Part.WORD


_SHORTEST_GUESS = 5


def _settle_relatives(nodes: Sequence[Node]) -> None:
    """Let "that" between a noun and a verb stand for the noun: "a war that has killed thousands"."""
    for node in nodes[1:-1]:
        before, behind = nodes[node.index - 1], nodes[node.index + 1]
        if node.part is Part.COMPLEMENTIZER and before.part in (Part.NAME, Part.NOUN, Part.WORD, Part.VERB):
            nominal = before.part is not Part.VERB or any(r.lexeme.kind is Kind.NOUN for r in before.readings)
            verb = behind.part is Part.VERB and all(r.lexeme.kind is not Kind.NOUN for r in behind.readings)
            if nominal and (verb or behind.part is Part.AUXILIARY):
                node.part = Part.RELATIVE


def _guess_verbs(nodes: Sequence[Node], grammar: Grammar) -> None:
    for node in nodes[:-1]:
        if node.part is Part.WORD:
            _guess(node, nodes, grammar)


def _guess(node: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take a word that no list knows for a verb where its ending and its neighbours say so.

    That is a gerund between a preposition and its object ("of masterminding the attack"), or a past form between a
    subject or auxiliary and an object or preposition ("Iran | rebuilt | the plant" is known, "Iran redrafted it" not).
    """
    left, right = nodes[node.index - 1] if node.index else None, nodes[node.index + 1]
    if left is None or len(node.words) < _SHORTEST_GUESS or not node.words.isalpha():
        return
    tense = next((tense for ending, tense in grammar.verb_endings.items() if node.words.endswith(ending)), "")
    object_follows = _is_object(right, grammar)
    if tense == "gerund" and left.part is Part.PREPOSITION and left.words not in grammar.owners and object_follows:
        node.preposition = left.preposition
    elif tense != "past" or not (_is_subject(left, grammar) and (object_follows or right.part in _AFTER_VERB)):
        return
    node.part, node.readings = Part.VERB, (Reading(UNKNOWN_VERB, Segments(node.words), tense),)


_AFTER_VERB = (Part.PREPOSITION, Part.COMPLEMENTIZER, Part.TIME)


def _is_subject(node: Node, grammar: Grammar) -> bool:
    """Whether a verb may follow: a free name, a pronoun that is no possessive, an auxiliary."""
    if node.part is Part.NAME:
        return not node.preposition and not is_adjective(node)
    return node.part is Part.AUXILIARY or (is_pronoun(node, grammar) and node.words not in grammar.possessives)


def _settle_compounds(nodes: Sequence[Node]) -> None:
    """The first of two event nouns side by side says of what kind the second is: "bomb attack"."""
    for node in nodes[:-1]:
        if node.part is Part.NOUN and nodes[node.index + 1].part is Part.NOUN:
            node.part, node.readings = Part.WORD, ()


_SHORTEST_ADVERB = 6


def _is_adverb(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a word with the ending of an adverb stands beside a verb."""
    beside = nodes[max(0, node.index - 1) : node.index + 2]
    return len(node.words) >= _SHORTEST_ADVERB and any(n.part in (Part.VERB, Part.AUXILIARY) for n in beside)


def _settle_places(nodes: Sequence[Node]) -> None:
    """Let a place joined to one behind a preposition share it, and leave out the country behind its city."""
    for node in nodes[2:]:
        if _entity_kind(node) not in (EntityKind.PLACE, EntityKind.COUNTRY) or node.preposition or is_adjective(node):
            continue
        between, before = nodes[node.index - 1], nodes[node.index - 2]
        if between.part is Part.COMMA and before.part is Part.NAME and _contains(node, before):
            node.bracketed = True
            between.bracketed = True
            following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
            if following is not None and following.part is Part.COMMA:
                following.bracketed = True
        elif between.part is Part.COORDINATOR:
            places = (n for n in reversed(nodes[: between.index]) if n.part is not Part.COMMA and not n.bracketed)
            other = next(places, None)
            if other is not None and other.preposition and _entity_kind(other) in _MODIFYING[:2]:
                node.preposition = other.preposition


def settle_offices(nodes: Sequence[Node]) -> None:
    """Let an office between commas be that of the person before it, which no "and" joins to it: "فلان، وزير النقل،"."""
    for node in nodes:
        if node.mention is None or node.index < 2 or not _is_office(node):  # noqa: PLR2004  (a name and a comma)
            continue
        comma, before = nodes[node.index - 1], nodes[node.index - 2]
        if comma.part is not Part.COMMA or before.part is not Part.NAME:
            continue
        following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
        if _entity_kind(before) is not EntityKind.PERSON or is_adjective(before) or before.bracketed:
            continue
        if comma.words in before.words:  # his office stands beside his name already
            continue
        if following is None or following.part in (Part.COMMA, Part.COMPLEMENTIZER, Part.COLON):
            node.bracketed = comma.bracketed = True
            if following is not None and following.part is Part.COMMA:
                following.bracketed = True


def _is_office(node: Node) -> bool:
    """Whether a node is one person's office without his name and without clitics."""
    mention = node.mention
    bare = mention is not None and mention.form is MentionForm.TITLE and mention.number not in ("p", "d")
    return bare and not (node.preposition or node.conjunction)


def _settle_joined_adjectives(nodes: Sequence[Node]) -> None:
    """Let an adjective of origin joined to a party be one itself: "between | Eritrean and | Ethiopian troops"."""
    for node in nodes[:-2]:
        party = nodes[node.index + 2]
        joined = nodes[node.index + 1].part is Part.COORDINATOR and party.mention is not None
        if joined and is_adjective(node) and not is_adjective(party) and _entity_kind(party) not in _MODIFYING[:2]:
            assert node.mention is not None  # noqa: S101  (adjectives of origin are names)
            node.mention = replace(node.mention, form=MentionForm.NAME)
            party.preposition = party.preposition or node.preposition


def _entity_kind(node: Node) -> EntityKind | None:
    return node.mention.names[0].entity.kind if node.mention is not None else None


def _contains(country: Node, city: Node) -> bool:
    assert country.mention is not None  # noqa: S101  (names have mentions)
    if city.mention is None:
        return False
    outer, inner = country.mention.names[0].entity, city.mention.names[0].entity
    return inner.kind is EntityKind.PLACE and outer.id in {*inner.part_of, inner.country}


def _stands_as_verb(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether an adjective or transparent noun is the verb that is written like it."""
    if node.part is Part.OPERATOR:
        return _heads_clause(node, nodes, grammar)
    if node.part is Part.AUXILIARY:
        behind = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
        has = node.words in grammar.perfect_auxiliaries and behind is not None and behind.part is Part.WORD
        return has and _is_object(behind, grammar)  # "had a telephone conversation"
    return node.part is Part.TRANSPARENT and not _heads_event(node, nodes)


def _heads_clause(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a word that is an adjective before nouns is a verb between subject and object: "Iraq alleged that"."""
    before = next((n for n in reversed(nodes[: node.index]) if not _is_between(n, nodes)), None)
    behind = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    if before is None or behind is None or before.part is Part.AUXILIARY or not _is_subject(before, grammar):
        return False
    return _is_object(behind, grammar) or behind.part is Part.COMPLEMENTIZER or is_pronoun(behind, grammar)


def _is_between(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a time, with its preposition, or an adverb stands here: "France | on Wednesday | proposed a treaty"."""
    following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
    before_time = node.part is Part.PREPOSITION and following is not None and following.part is Part.TIME
    return node.part in (Part.TIME, Part.ADVERB) or before_time


def _heads_event(node: Node, nodes: Sequence[Node]) -> bool:
    for following in nodes[node.index + 1 : node.index + 5]:
        if any(r.lexeme.kind is Kind.NOUN for r in following.readings):
            return True
        if following.part not in (Part.WORD, Part.OPEN, Part.PREPOSITION):
            return False
    return False


# Verb or noun


def _settle(node: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    nouns = tuple(r for r in node.readings if r.lexeme.kind is Kind.NOUN)
    verbs = _with_particle(node, nodes, tuple(r for r in node.readings if r.lexeme.kind is not Kind.NOUN))
    verbs = tuple(r for r in verbs if r.lexeme.name != "plain noun")
    left, right = _left(node, nodes), _right(node, nodes)
    verbs = _by_auxiliary(verbs, left, grammar)
    if verbs and _is_verb(left, right, verbs, nodes, grammar, ambiguous=bool(nouns)):
        node.readings = verbs
        gerund = any(reading.tense == "gerund" for reading in verbs)
        node.preposition = node.preposition if gerund else ""
    elif nouns:
        node.part, node.readings = Part.NOUN, nouns
    else:
        node.part, node.readings = Part.WORD, ()


_FARTHEST_PARTICLE = 4


def _with_particle(node: Node, nodes: Sequence[Node], verbs: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Keep verbs with a particle ("carry out") where it stands, before or behind a short object, and only those."""
    for following in nodes[node.index + 1 : node.index + 1 + _FARTHEST_PARTICLE]:
        found = tuple(r for r in verbs if r.lexeme.option("particle") == following.words)
        if found:
            following.part = Part.ADVERB
            following.preposition = ""
            behind = nodes[following.index + 1] if following.index + 1 < len(nodes) else None
            if behind is not None and behind.preposition == following.words:
                behind.preposition = ""
            return found
        if following.part is not Part.WORD and following.part is not Part.NAME:
            break
    return tuple(r for r in verbs if not r.lexeme.option("particle"))


def _left(node: Node, nodes: Sequence[Node]) -> Node | None:
    return next((n for n in reversed(nodes[: node.index]) if n.part not in _BETWEEN), None)


def _right(node: Node, nodes: Sequence[Node]) -> Node | None:
    return next((n for n in nodes[node.index + 1 :] if n.part not in _BETWEEN), None)


def _by_auxiliary(verbs: tuple[Reading, ...], left: Node | None, grammar: Grammar) -> tuple[Reading, ...]:
    """Keep the forms that an auxiliary or "to" asks for; without one a form that can be either is past."""
    if left is not None and left.part is Part.AUXILIARY:
        if left.words in grammar.perfect_auxiliaries:
            return tuple(r for r in verbs if r.tense == "past")
        if left.words in grammar.passive_auxiliaries:
            return tuple(r for r in verbs if r.tense in ("past", "gerund"))
        return tuple(r for r in verbs if r.tense == "present")
    if left is not None and left.words in grammar.infinitive:
        return tuple(r for r in verbs if r.tense in ("present", "gerund") and r.number != "s")
    if any(r.tense == "past" for r in verbs):
        return tuple(r for r in verbs if r.tense != "present")
    return verbs


def _is_object(node: Node | None, grammar: Grammar) -> bool:
    """Whether a free noun phrase begins here."""
    if node is None or node.preposition:
        return False
    if node.part is Part.NAME:
        return True
    return node.part is Part.WORD and (node.words in grammar.determiners or node.words[0].isdigit())


def _is_verb(
    left: Node | None,
    right: Node | None,
    verbs: tuple[Reading, ...],
    nodes: Sequence[Node],
    grammar: Grammar,
    *,
    ambiguous: bool,
) -> bool:
    """Whether a word that can be a verb is one, by its neighbours."""
    tense = verbs[0].tense
    if left is None:
        noun = ambiguous and tense == "gerund" and not _is_object(right, grammar)  # "Fighting broke out"
        return tense != "present" and not noun  # a present at the head of a sentence is an imperative
    if left.part in (Part.AUXILIARY, Part.NEGATOR) or is_pronoun(left, grammar) or left.part is Part.RELATIVE:
        return not (left.words in grammar.possessives and not _is_object(right, grammar))
    if left.words.rpartition(" ")[2] in grammar.infinitive and tense == "present":
        return True
    compound = left.words == _HYPHEN and tense == "past"  # "the democratically-elected president"
    if compound or left.words in grammar.owners or left.words in grammar.determiners or is_adjective(left):
        return False
    if left.part in (Part.PREPOSITION, Part.CIRCUMSTANCE):
        if tense == "past":
            return left.part is Part.CIRCUMSTANCE or left.words in grammar.doers
        return tense == "gerund" and (not ambiguous or _is_object(right, grammar) or left.part is Part.CIRCUMSTANCE)
    if left.part is Part.VERB:
        return tense != "present"
    if tense == "past":
        return not (left.part is Part.WORD and _is_quantity(left))
    if tense == "gerund":
        return _is_participle(left, right, grammar, ambiguous=ambiguous)
    return _is_present(left, right, verbs, nodes, grammar, ambiguous=ambiguous)


def _is_quantity(node: Node) -> bool:
    return node.words[0].isdigit()


def _is_participle(left: Node, right: Node | None, grammar: Grammar, *, ambiguous: bool) -> bool:
    if not ambiguous or _is_object(right, grammar):
        return True
    if right is not None and right.words in grammar.genitives:
        return False
    people = left.mention is not None and left.mention.names[0].entity.kind in (EntityKind.PERSON, EntityKind.GROUP)
    return people or left.part in (Part.COMMA, Part.COORDINATOR, Part.SUBORDINATOR)


def _is_governed(name: Node, nodes: Sequence[Node]) -> bool:
    """Whether a name stands right behind a verb that it is the object of: "supported | the U.S. | strikes"."""
    before = nodes[name.index - 1] if name.index else None
    return (
        before is not None
        and before.part is Part.VERB
        and all(r.lexeme.kind is not Kind.SPEECH for r in before.readings)
    )


def _is_present(
    left: Node,
    right: Node | None,
    verbs: tuple[Reading, ...],
    nodes: Sequence[Node],
    grammar: Grammar,
    *,
    ambiguous: bool,
) -> bool:
    """Whether a present form agrees with the name before it and has what follows a verb."""
    singular = any(reading.number == "s" for reading in verbs)
    if left.part is Part.NAME and left.mention is not None and not left.preposition:
        if ambiguous and _is_governed(left, nodes):
            return False
        many = left.mention.number == "p" or left.mention.names[0].entity.kind is EntityKind.GROUP
        if singular and many:
            return False
        before = nodes[left.index - 1] if left.index else left
        if before.part is Part.COMPLEMENTIZER and not (singular or ambiguous):
            return True  # "demanded that Israel withdraw"
        closes = right is None or right.part in (Part.PREPOSITION, Part.TIME, Part.CIRCUMSTANCE, Part.WORD)
        return _is_object(right, grammar) or ((singular or many) and (closes or not ambiguous))
    if left.part in (Part.COORDINATOR, Part.COMMA) or left.part is Part.NAME:
        return not ambiguous or _is_object(right, grammar)
    if left.part is Part.WORD:
        return not ambiguous if singular else _is_object(right, grammar) and not ambiguous
    return left.part in (Part.COMPLEMENTIZER, Part.ADVERB_RELATIVE, Part.SUBORDINATOR) and not ambiguous


# What belongs to an event noun


def _complete(noun: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give an event noun the preposition, owner, modifiers and definiteness of its phrase."""
    start = phrase_start(noun, nodes, grammar)
    inner = [node for node in nodes[start : noun.index] if node.part is not Part.PREPOSITION]
    at = noun.index
    pronoun: tuple[str, str] | None = None
    definite = False
    while at > start:
        node = nodes[at - 1]
        if node.part is Part.PREPOSITION and node.words in grammar.owners:
            owner = nodes[at - 2]
            noun.owners = (owner, *_joined_owners(owner, nodes)) if owner.part is Part.NAME else ()
            definite = True
            break
        if node.part is Part.WORD and node.words in grammar.possessives:
            pronoun, definite = grammar.possessives[node.words], True
        elif node.part is Part.WORD and node.words in grammar.definites:
            definite = True
        elif node.part is Part.NAME and node in inner:
            noun.modifiers = (*noun.modifiers, node)
            definite = definite or node.words.split()[0].casefold() in grammar.definites
        at -= 1
    before = nodes[start - 1] if start else None
    if before is not None and before.part in (Part.PREPOSITION, Part.CIRCUMSTANCE):
        noun.preposition = before.preposition or before.words
    elif start < noun.index and nodes[start].preposition:
        noun.preposition = nodes[start].preposition
    if definite:
        gender, number = pronoun or ("", "")
        noun.readings = tuple(
            replace(
                r,
                segments=r.segments._replace(
                    definite=pronoun is None,
                    pronoun="possessive" if pronoun else "",
                    pronoun_gender=gender,
                    pronoun_number=number,
                ),
            )
            for r in noun.readings
        )


def _joined_owners(owner: Node, nodes: Sequence[Node]) -> list[Node]:
    if owner.index < 2 or nodes[owner.index - 1].part is not Part.COORDINATOR:  # noqa: PLR2004
        return []
    other = nodes[owner.index - 2]
    return [other] if other.part is Part.NAME and not other.preposition else []


def _take_part(name: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let those of whom some are taken out stand for them: "released | two of | the hostages"."""
    if nodes[name.index - 1].part is Part.PREPOSITION and _is_part(name.index - 2, nodes, grammar):
        before = nodes[name.index - 3] if name.index > 2 else None  # noqa: PLR2004
        governed = before is not None and before.part in (Part.PREPOSITION, Part.CIRCUMSTANCE)
        name.preposition = (before.preposition or before.words) if before is not None and governed else ""


def _locate(name: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give a place the preposition before what lies in it: "in the south of Thailand", "near the town of Goma"."""
    kind, head = _entity_kind(name), nodes[name.index - 2] if name.index > 1 else None
    if head is None or head.part is not Part.WORD or kind not in _MODIFYING[:2]:
        return
    start = phrase_start(head, nodes, grammar)
    before = nodes[start - 1] if start else None
    place = before is not None and before.part is Part.PREPOSITION and before.preposition in grammar.place_prepositions
    if before is not None and place and (kind is EntityKind.PLACE or head.words in grammar.regions):
        name.preposition = before.preposition


def _govern(name: Node, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Give a name the preposition before the words that stand before it in its phrase."""
    start = name.index
    while start and nodes[start - 1].part is Part.WORD and not is_pronoun(nodes[start - 1], grammar):
        if nodes[start - 1].words in grammar.determiners:
            start -= 1
            break
        start -= 1
    before = nodes[start - 1] if start else None
    if before is not None and before.part in (Part.PREPOSITION, Part.CIRCUMSTANCE) and start < name.index:
        name.preposition = before.preposition or before.words
