"""Drafts of event nouns: what stands in their phrases, the verbs that carry them, and what they are told beside."""

from collections.abc import Iterator, Sequence

from kb.finding.clauses import Clause, event_noun_after, is_aside, is_speech, opens_purpose, widens
from kb.finding.drafts import (
    Draft,
    add_all,
    bind_phrase,
    doer,
    has_object,
    is_content,
    is_one,
    is_relation,
    plans,
    roles_of,
    tells_office,
)
from kb.finding.lexemes import Kind, Reading
from kb.finding.nounphrases import phrase_start
from kb.finding.reprise import can_resume
from kb.finding.sites import PLACES
from kb.finding.suffixes import take_owner, take_pronoun_behind, take_pronoun_phrases
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import EntityKind, MentionForm, Name, Role

_DISCOURSE = frozenset({Part.OPEN, Part.CLOSE, Part.OPERATOR, Part.ADVERB})


def draft_nouns(nodes: Sequence[Node], clauses: Sequence[Clause], grammar: Grammar) -> Iterator[Draft]:
    """The drafts of the event nouns of a sentence."""
    for node in nodes:
        if node.part is not Part.NOUN or node.bracketed or (grammar.subject_after_verb and _ends_name(node, nodes)):
            continue
        chosen = _choose_noun(node, nodes, grammar)
        if chosen is not None:
            draft = Draft(chosen.lexeme, node, None, chosen)
            _bind_noun(draft, nodes, grammar)
            _qualify(draft, clauses, grammar)
            _govern(draft, clauses, nodes, grammar)
            _take_struck(draft, nodes, grammar)
            _relate(draft, clauses, nodes, grammar)
            _take_caption(draft, clauses, nodes, grammar)
            _take_traveller(draft, nodes, grammar)
            draft.purpose = _is_purpose(draft, nodes, grammar)
            yield draft


def _is_purpose(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether an event is only what for something is done: "وصل لإجراء محادثات"; a noun before governs it itself."""
    if draft.reading.segments.definite or draft.trigger.preposition not in grammar.possessive:
        return False
    own = draft.reading.segments.preposition in grammar.possessive
    before = reversed(nodes[: _begin(draft, nodes, grammar)])
    previous = next((node for node in before if own or node.part is not Part.TRANSPARENT), None)
    return previous is not None and previous.part in (Part.NAME, Part.TIME, Part.VERB, Part.ADVERB)


def _begin(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> int:
    """Where the phrase of an event noun begins, with its preposition."""
    if grammar.subject_after_verb:
        return draft.trigger.index
    start = phrase_start(draft.trigger, nodes, grammar)
    return start - 1 if start and nodes[start - 1].part is Part.PREPOSITION else start


def _ends_name(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether the noun is the genitive that ends a described name: "ضريح ضحايا | الحرب"."""
    previous = nodes[node.index - 1] if node.index else None
    if previous is None or previous.mention is None or node.conjunction or node.preposition:
        return False
    return previous.mention.form is MentionForm.DESCRIPTION and node.definite


_NEIGHBOURS = ("followed", "unless_before", "only_after", "unless_next", "modifiers")


def _choose_noun(node: Node, nodes: Sequence[Node], grammar: Grammar) -> Reading | None:
    """The first reading of an event noun that allows what stands beside it."""
    if node.senses.options.isdisjoint(_NEIGHBOURS):
        return next(iter(node.senses.nouns), None)
    behind = [fold(n.words) for n in nodes[node.index + 1 : node.index + 4]]
    first = behind[0] if behind else ""
    following = [word for words in behind for word in words.split()]
    for reading in node.readings:
        lexeme = reading.lexeme
        if lexeme.kind is not Kind.NOUN:
            continue
        followed, barred, asked, unless, modifiers = (lexeme.option(name, frozenset()) for name in _NEIGHBOURS)
        before = fold(nodes[node.index - 1].words) if node.index else ""
        if before in barred or (asked and before not in asked):
            continue
        if followed and not any(first.startswith(word) for word in followed):
            continue
        if unless and first.split(" ")[0] in unless:
            continue
        if modifiers and not any(is_one(word, modifiers, grammar) for word in following):
            continue
        return reading
    return None


_NOUN_STOPS = frozenset(
    {Part.VERB, Part.COMPLEMENTIZER, Part.RELATIVE, Part.ADVERB_RELATIVE, Part.SUBORDINATOR, Part.COLON}
)


def _bind_noun(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take the arguments behind an event noun, up to the end of its phrase."""
    _take_before(draft, nodes, grammar)
    take_owner(draft, nodes, grammar)
    phrase = _Phrase(draft, nodes, grammar)
    draft.last = len(nodes)
    for node in nodes[draft.trigger.index + 1 :]:
        if node.bracketed and node.part is not Part.TIME:
            continue
        plain = node.part is Part.WORD
        if not plain and (
            _ends_phrase(draft, node, nodes)
            or (not grammar.subject_after_verb and _begins_other(node, phrase.previous))
        ):
            draft.last = node.index
            if _opens_content(draft, node, nodes) or _opens_infinitive(draft, node, nodes, grammar):
                draft.content_from = node.index
            return
        take_pronoun_behind(draft, node, grammar)
        if node.part is Part.TIME:
            draft.times.append(node)
        elif phrase.previous.preposition and widens(node, phrase.previous):
            continue
        elif node.part is Part.NAME and (not phrase.purpose or node.preposition in grammar.place_prepositions):
            phrase.take(node)
        phrase.purpose = phrase.purpose or (plain and opens_purpose(node, grammar))
        if node.part not in _DISCOURSE:
            phrase.previous = node


def _take_before(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take the arguments and times before an event noun, and the pronoun on it."""
    segments = draft.reading.segments
    if segments.pronoun:
        draft.pronouns.append((roles_of(draft, "pronoun"), segments.pronoun_gender, segments.pronoun_number))
    _premodify(draft, grammar)
    if not grammar.subject_after_verb:
        start = phrase_start(draft.trigger, nodes, grammar)
        draft.times.extend(node for node in nodes[start : draft.trigger.index] if node.part is Part.TIME)
    if draft.lexeme.option("predicate"):
        _take_predicated(draft, nodes, grammar)


def _take_predicated(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take whom an adjective is told of, before the auxiliary: "Israel was | willing to withdraw"."""
    before = [node for node in nodes[: draft.trigger.index] if node.part is not Part.ADVERB]
    if len(before) < 2 or before[-1].part is not Part.AUXILIARY:  # noqa: PLR2004  (a subject and an auxiliary)
        return
    subject = next((node for node in reversed(before) if node.part is not Part.AUXILIARY), before[0])
    if subject.part is Part.NAME:
        add_all(draft, doer(draft), [subject], grammar)
    elif subject.words in grammar.persons:
        draft.pronouns.append((doer(draft), *grammar.persons[subject.words]))


def _premodify(draft: Draft, grammar: Grammar) -> None:
    """Take the names before an event noun: "Iraq's visit", "the Kenya bombing"."""
    add_all(draft, roles_of(draft, "genitive"), draft.trigger.owners, grammar)
    adjective = roles_of(draft, "adjective")
    for node in draft.trigger.modifiers:
        mention = node.mention
        if mention is None or mention.form is MentionForm.ADJECTIVE or _is_abbreviated(mention.names[0]):
            add_all(draft, adjective, [node], grammar)
        elif mention.names[0].entity.described and draft.type == "Attack":
            add_all(draft, ("place", "recipient"), [node], grammar)
        else:
            add_all(draft, ("place", *adjective), [node], grammar)


def _is_abbreviated(name: Name) -> bool:
    """Whether a name is short for a country and so stands for its adjective: "U.S. troops"."""
    return name.entity.kind is EntityKind.COUNTRY and name.words.rpartition(" ")[2].replace(".", "").isupper()


def _begins_other(node: Node, previous: Node) -> bool:
    """Whether a free name behind an event noun is no part of its phrase."""
    adjective = node.mention is not None and node.mention.form is MentionForm.ADJECTIVE
    joined = previous.part in (Part.COORDINATOR, Part.COMMA)
    return node.part is Part.NAME and not node.preposition and not adjective and not joined


class _Phrase:
    """The state of reading what stands behind an event noun: its genitive, then its object, then phrases."""

    def __init__(self, draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
        self.draft, self.nodes, self.grammar = draft, nodes, grammar
        self.previous = draft.trigger
        self.purpose = False
        self.slot = ""
        self.preposition = ""
        self.free = draft.reading.segments.definite or bool(draft.reading.segments.pronoun)

    def take(self, node: Node) -> None:
        """Give a name its slot by what stands before it."""
        joined = bool(node.conjunction) or self.previous.part is Part.COORDINATOR
        if node.mention is not None and node.mention.form is MentionForm.ADJECTIVE:
            if _only_words(self.draft.trigger, node, self.nodes):
                self._fill("adjective", node)
        elif node.preposition and is_relation(node.preposition, node, self.nodes, self.grammar):
            self.preposition = ""
        elif node.preposition:
            self._take_phrase(node)
        elif joined and self.preposition:
            bind_phrase(self.draft, self.preposition, node, self.grammar)
        elif joined and self.slot:
            self._fill(self.slot, node)
        elif not self.grammar.subject_after_verb:
            return
        elif not self.slot and not self.free and _adjacent(self.draft.trigger, node, self.nodes):
            self._fill("site" if self._is_site(node) else "genitive", node)
        elif self.slot != "object" and self.previous.part in (Part.NAME, Part.NOUN, Part.TIME, Part.COMMA):
            self._turn_genitive(node)
            self._fill("object", node)

    def _take_phrase(self, node: Node) -> None:
        """Take a name behind a preposition, or as the object behind that of a genitive: "قصف النظام للمدنيين"."""
        if node.preposition in self.grammar.possessive and self._turn_genitive(node):
            self._fill("object", node)
            return
        self.preposition = node.preposition
        bind_phrase(self.draft, node.preposition, node, self.grammar)

    def _turn_genitive(self, node: Node) -> bool:
        """Make the genitive the doer where an object follows it right away: "اعتقال الشرطة متظاهرين"."""
        hit = self.draft.lexeme.frame is not None and "recipient" in self.draft.lexeme.frame.slots["object"]
        object_like = _is_person_or_group(node) or self._is_raided(node)
        near = self.slot == "genitive" and self.previous.part is Part.NAME and object_like
        if not (hit and near) or tells_office(self.draft, node, self.grammar):
            return False
        turned = {Role.RECIPIENT: Role.AGENT}
        self.draft.participants = [(name, turned.get(role, role)) for name, role in self.draft.participants]
        return True

    def _is_raided(self, node: Node) -> bool:
        """Whether a place behind the genitive is what a body goes into by force: "اقتحام الجيش مخيم جنين"."""
        bodies = (EntityKind.ORGANIZATION, EntityKind.GROUP)
        doing = any(name.entity.kind in bodies for name, _ in self.draft.participants)
        raid = self.draft.type in ("Attack", "Arrest") and not self.previous.preposition
        return raid and doing and any(name.entity.kind in PLACES for name in node.names)

    def _is_site(self, node: Node) -> bool:
        """Whether the genitive says where: "محادثات فيينا", not "محادثات موسكو مع أنقرة", nor "غارات موسكو على حلب"."""
        frame = self.draft.lexeme.frame
        assert frame is not None  # noqa: S101
        city = node.mention is not None and node.mention.names[0].entity.kind is EntityKind.PLACE
        if not city or frame.slots["site"] != ("place",):
            return False
        following = self.nodes[node.index + 1] if node.index + 1 < len(self.nodes) else None
        joined = following is not None and (following.part is Part.COORDINATOR or bool(following.conjunction))
        other = following is not None and "place" not in frame.prepositions.get(following.preposition, ("place",))
        return not joined and not other

    def _fill(self, slot: str, node: Node) -> None:
        self.slot = self.slot if slot == "adjective" else slot
        add_all(self.draft, roles_of(self.draft, slot), [node], self.grammar)


def _is_person_or_group(node: Node) -> bool:
    return node.mention is not None and node.mention.names[0].entity.kind in (EntityKind.PERSON, EntityKind.GROUP)


def _ends_phrase(draft: Draft, node: Node, nodes: Sequence[Node]) -> bool:
    if node.index == draft.trigger.index + 1 and node.preposition and draft.lexeme.option("followed"):
        return False  # it belongs to the word: "حكما بالإعدام على عشرة"
    if node.part in _NOUN_STOPS or node.part is Part.CIRCUMSTANCE:
        return not (node.part is Part.CIRCUMSTANCE and _next_part(node, nodes) is Part.NAME)
    if node.part is Part.NOUN and node.conjunction and node.reading.lexeme.type == draft.type:
        return False
    if node.part is Part.NOUN and _is_annexed(draft, node, nodes):
        return False
    if node.part is Part.NOUN or (node.part is Part.TRANSPARENT and event_noun_after(node, nodes) is not None):
        return True
    if node.part is Part.COMMA:
        following = nodes[node.index + 1] if node.index + 1 < len(nodes) else None
        goes_on = following is not None and (
            following.part is Part.TIME
            or (following.part is Part.NAME and bool(following.preposition or following.conjunction))
            or following.part is Part.PREPOSITION
        )
        return not goes_on
    return False


_LETTERS = frozenset({"Message"})
"""Types whose nouns are annexed to what they are about: "برقية تعزية ومواساة"."""


def _is_annexed(draft: Draft, node: Node, nodes: Sequence[Node]) -> bool:
    """Whether an event noun only says what a letter is about, being annexed to it, alone or joined to another."""
    chain = nodes[draft.trigger.index + 1 : node.index + 1]
    plain = all(n.part is Part.NOUN and not n.preposition and not n.definite for n in chain)
    return draft.type in _LETTERS and plain and not draft.reading.segments.definite


def _next_part(node: Node, nodes: Sequence[Node]) -> Part | None:
    return nodes[node.index + 1].part if node.index + 1 < len(nodes) else None


def _opens_content(draft: Draft, node: Node, nodes: Sequence[Node]) -> bool:
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101
    if not frame.content:
        return False
    noun = node if node.part is Part.NOUN else event_noun_after(node, nodes) if node.part is Part.TRANSPARENT else None
    preposition = node.preposition or (noun.preposition if noun else "")
    return node.part is Part.COMPLEMENTIZER or (
        noun is not None and is_content(frame.prepositions.get(preposition, ()))
    )


def _opens_infinitive(draft: Draft, node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether an infinitive right behind an event noun is its content: "a promise to withdraw"."""
    frame = draft.lexeme.frame
    before = nodes[node.index - 1]
    content = frame is not None and bool(frame.content) and is_content(frame.prepositions.get(before.words, ()))
    near = all(n.part in (Part.PREPOSITION, Part.ADVERB) for n in nodes[draft.trigger.index + 1 : node.index])
    return content and near and node.part is Part.VERB and before.words in grammar.infinitive


def _adjacent(trigger: Node, node: Node, nodes: Sequence[Node]) -> bool:
    between = nodes[trigger.index + 1 : node.index]
    return all(n.part in _DISCOURSE for n in between)


def _only_words(trigger: Node, node: Node, nodes: Sequence[Node]) -> bool:
    between = nodes[trigger.index + 1 : node.index]
    return all(n.part in _DISCOURSE or (n.part is Part.WORD and not n.conjunction) for n in between)


def _govern(draft: Draft, clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take the arguments of the verb that carries the noun."""
    for clause in clauses:
        for relation, noun in clause.circumstances:
            if noun is draft.trigger:
                draft.relation, draft.clause = relation, clause
        if clause.antecedent is draft.trigger:
            continue
        if clause.subject_noun is draft.trigger or draft.trigger in clause.nouns:
            light = _light_reading(draft, clause, nodes, grammar)
            carries = light is not None and (clause.direct or clause.subject_noun is draft.trigger)
            if light is not None and carries:
                _carry(draft, clause, light, grammar, qualifying=draft.clause is not None)
                take_pronoun_phrases(draft, clause, nodes, grammar, light.lexeme.frame)
            elif light is None and draft.clause is None and draft.trigger.preposition in grammar.possessive:
                _control(draft, clause, grammar)
            draft.clause = draft.clause or clause


_JOURNEYS = frozenset({"Visit", "Meeting", "Deployment"})


_NO_ERRANDS = frozenset({"Ceasefire", "Death", "Disaster", "War"})


def _control(draft: Draft, clause: Clause, grammar: Grammar) -> None:
    """Let whoever comes or sets out for an event take part in it: "توجه بوتين إلى بكين للقاء وانغ يي"."""
    segments, roles = draft.reading.segments, doer(draft)
    goes = any(r.lexeme.type in _JOURNEYS or plans(r) for r in clause.verb.readings)
    done = roles == ("agent",) and draft.has(Role.AGENT)
    told = segments.definite or bool(segments.pronoun) or done or draft.type in _NO_ERRANDS
    if clause.passive or told or not goes:
        return
    add_all(draft, roles, clause.subject, grammar)
    if not clause.subject and clause.pronoun_subject is not None:
        draft.pronouns.append((roles, *clause.pronoun_subject))


def _qualify(draft: Draft, clauses: Sequence[Clause], grammar: Grammar) -> None:
    """Take the arguments of a relative clause of the noun."""
    for clause in clauses:
        if Kind.LIGHT not in clause.verb.senses.kinds or not _qualifies(clause, draft, grammar):
            continue
        light = next((r for r in clause.verb.readings if r.lexeme.kind is Kind.LIGHT), None)
        if light is not None:
            _carry(draft, clause, light, grammar, qualifying=True)


def _qualifies(clause: Clause, draft: Draft, grammar: Grammar) -> bool:
    """Whether the clause is a relative clause of the noun: "الاتفاق الذي أبرمته واشنطن في يوليو"."""
    opener = clause.opener
    if clause.antecedent is not None:
        return clause.antecedent is draft.trigger and (opener is not None or can_resume(clause, draft.trigger, grammar))
    if clause.verb.index == draft.last and clause.object_pronoun and not clause.verb.conjunction:
        return not draft.reading.segments.definite and can_resume(clause, draft.trigger, grammar)
    return opener is not None and opener.part is Part.RELATIVE and opener.index == draft.last


def _take_struck(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Take the object of the verb of which the noun is the subject, behind it: "هز انفجار عنيف العاصمة"."""
    readings = draft.light.verb.readings if draft.light is not None and not draft.light.objects else ()
    own = next((str(r.lexeme.option("object")) for r in readings if r.lexeme.option("object")), "")
    if not own or draft.light is None or draft.light.verb.index > draft.trigger.index:
        return
    free = (n for n in nodes[draft.trigger.index + 1 : draft.last] if n.part is Part.NAME and not n.preposition)
    struck = next((n for n in free if n.mention and n.mention.form is not MentionForm.ADJECTIVE), None)
    if struck is not None:
        add_all(draft, tuple(own.split()), [struck], grammar)


def _light_reading(draft: Draft, clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> Reading | None:
    for reading in clause.verb.readings:
        words = reading.lexeme.words
        if reading.lexeme.kind is Kind.LIGHT and (not words or has_object(clause, words, nodes, grammar)):
            stands = str(reading.lexeme.option("noun", "")).split()
            where = draft.trigger.preposition
            if (where and fold(where) in [fold(word) for word in stands]) or (
                not where and {"object", "subject"} & set(stands)
            ):
                return reading
    return None


def _carry(draft: Draft, clause: Clause, light: Reading, grammar: Grammar, *, qualifying: bool = False) -> None:
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101
    if qualifying:
        draft.qualifier = clause
    else:
        draft.light = clause
    roles = carried_roles(draft, light)
    if qualifying:
        antecedent = clause.opener is not None and clause.opener.part is Part.RELATIVE
        heads = [node for node in clause.subject if not antecedent or node.index > clause.verb.index]
        add_all(draft, roles, heads, grammar)
    elif _only_happens(light):
        pass
    elif clause.subject:
        add_all(draft, roles, clause.subject, grammar)
        draft.pronouns = [pronoun for pronoun in draft.pronouns if pronoun[0] != roles]  # "أبدى ترحيبه": his own
    elif clause.pronoun_subject is not None and clause.subject_noun is None:
        draft.pronouns.append((roles, *clause.pronoun_subject))
    own_object = light.lexeme.option("object")
    add_all(draft, tuple(own_object.split()) if own_object else frame.slots["object"], clause.objects, grammar)
    own = light.lexeme.frame.prepositions if light.lexeme.frame else {}
    for preposition, node in clause.phrases:
        if preposition in own:
            add_all(draft, own[preposition], [node], grammar)
        else:
            bind_phrase(draft, preposition, node, grammar)
    draft.times.extend(clause.times)


def carried_roles(draft: Draft, light: Reading) -> tuple[str, ...]:
    """What the subject of a carrying verb is to the event; whoever receives what is done together takes part in it."""
    subject = tuple(str(light.lexeme.option("subject", "")).split())
    together = doer(draft) == ("participant",) and subject == ("recipient",)
    return doer(draft) if together or not subject else subject


def _only_happens(light: Reading) -> bool:
    """Whether the verb has events for subjects only: whoever stands before it does not do them: "الرهينة تم خطفه"."""
    return str(light.lexeme.option("noun", "")).split() == ["subject"] and not light.lexeme.option("result")


def _main_clause(draft: Draft, clauses: Sequence[Clause]) -> Clause | None:
    """The clause before an event noun, or else the one behind it: "After the talks, Putin left"."""
    before = [clause for clause in clauses if clause.verb.index < draft.trigger.index]
    return next(iter([*before[-1:], *clauses[:1]]), None)


def _relate(draft: Draft, clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Note the word of circumstance before the noun, and the clause whose circumstance it is."""
    if draft.trigger.preposition in grammar.circumstances and not grammar.subject_after_verb:
        draft.relation = draft.trigger.preposition
        draft.clause = draft.clause or _main_clause(draft, clauses)
        return
    for node in reversed(nodes[: draft.trigger.index]):
        if node.part is Part.CIRCUMSTANCE:
            draft.relation = node.words
            before = [clause for clause in reversed(clauses) if clause.verb.index < node.index]
            if _heads_content(node, nodes):
                before = [clause for clause in clauses if clause.verb.index > draft.trigger.index] or before
            if is_aside(node, nodes):
                before = [clause for clause in before if is_speech(clause) and clause.content] or before
            draft.clause = next(iter(before), None)
            return
        if node.part not in (Part.TRANSPARENT, Part.OPEN) and not _performs(node, nodes, grammar):
            return


def _performs(node: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether it is the word or the name of a performance before an event: "في ظل قيام الطائرات بشن غارات"."""
    previous = nodes[node.index - 1] if node.index else node
    return node.words in grammar.performance or (node.part is Part.NAME and previous.words in grammar.performance)


def _heads_content(node: Node, nodes: Sequence[Node]) -> bool:
    """Whether a word of circumstance begins the sentence or what is reported: "إنه خلال الاجتماع اتفق الطرفان"."""
    return not node.index or nodes[node.index - 1].part in (Part.COMPLEMENTIZER, Part.COLON)


def _take_caption(draft: Draft, clauses: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    """In a line without a verb the people at its head are at the event: "بوتين وكيم خلال زيارة الأخير لروسيا"."""
    if draft.relation not in grammar.during or any(clause.verb.index < draft.trigger.index for clause in clauses):
        return
    frame = draft.lexeme.frame
    assert frame is not None  # noqa: S101
    for node in nodes[: draft.trigger.index]:
        if node.part is Part.NAME and not node.preposition and node.mention is not None:
            agents = draft.has(Role.AGENT)
            roles = doer(draft) if not agents else ("recipient",) if doer(draft) == ("agent",) else doer(draft)
            add_all(draft, roles, [node], grammar)
        elif node.part in (Part.CIRCUMSTANCE, Part.NOUN, Part.TRANSPARENT):
            return


def _take_traveller(draft: Draft, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Whoever is on a visit pays it: "Yilmaz, on a visit to Germany, said", "Yilmaz was in Bonn on a visit"."""
    if draft.trigger.preposition not in grammar.engaged or draft.type != "Visit" or draft.participants:
        return
    before = list(nodes[: _begin(draft, nodes, grammar)])
    while before and before[-1].part in _TO_HOLDER:
        before.pop()
    holder = before[-1] if before else None
    if holder is not None and holder.part is Part.NAME and not holder.preposition:
        add_all(draft, doer(draft), [holder], grammar)
    elif draft.clause is not None and draft.light is None:
        add_all(draft, doer(draft), draft.clause.subject, grammar)


_TO_HOLDER = (Part.COMMA, Part.AUXILIARY, Part.ADVERB, Part.RELATIVE)
