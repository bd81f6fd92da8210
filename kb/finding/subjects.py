"""Which of the names around a verb is its subject; where none is, that of a clause before, a pronoun, or nobody.

What stands behind a verb may be its object, or the place that it goes to; a passive names nobody who does it.
"""

from collections.abc import Sequence

from kb.finding.agreement import case_behind_verb, mention_case, mention_gender, noun_gender
from kb.finding.clauses import Clause, acts, is_office, is_place, is_speech
from kb.finding.syntax import Grammar, Node, Part
from kb.language.text import fold
from kb.model import EntityKind, Mention


def settle_subject(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    """Decide which of the names behind the verb is its subject, and join the clause to the one before it."""
    groups = clause.groups
    if _is_first_person(clause, grammar):
        clause.subject, clause.subject_noun = [], None
    if not clause.subject and _tells_result(clause, groups):
        clause.subject_noun = _event_before(clause, nodes)
    if (groups or clause.pronoun_phrases) and grammar.subject_after_verb and _is_resumed(clause, nodes, grammar):
        clause.subject, clause.subject_noun = [], None
    done_to = not groups and _is_done_to(clause)
    if done_to:
        clause.subject = _subject_before(clause, before, nodes, grammar)
    if not grammar.subject_after_verb:
        clause.objects = [node for group in groups for node in group]
        following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
        by = following is not None and following.part is Part.PREPOSITION and following.words in grammar.doers
        passive_marked = any(node.words in grammar.passive_auxiliaries for node in clause.auxiliaries)
        clause.passive = clause.reading.tense == "past" and (passive_marked or by)
    elif (
        clause.subject
        or clause.subject_noun
        or clause.reading.number in ("p", "d")
        or not _can_follow(clause, groups, before, grammar)
        or _is_object_of_pronoun(clause, groups[0][0], grammar)
        or _is_object_of_lender(clause, before, grammar)
        or _is_object_of_relative(clause, nodes, grammar)
        or _goes_with_subject(clause, nodes, grammar)
        or _follows_unnamed_subject(clause, groups[0][0], nodes, grammar)
    ):
        clause.objects = [node for group in groups for node in group]
    else:
        at = _subject_group(clause, groups, grammar)
        clause.subject = groups[at] if at is not None else []
        clause.objects = [node for index, group in enumerate(groups) if index != at for node in group]
    if grammar.subject_after_verb and _is_passive(clause, nodes, grammar):
        clause.passive = True
    if not clause.subject and clause.subject_noun is None:
        _join(clause, before, nodes, grammar)
    if done_to and not clause.subject:
        _leave_out(clause, nodes, grammar)


def _is_passive(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a verb is a passive: by its form, by a doer behind "by", or as nobody is told to whom it is done."""
    if clause.reading.passive or any(preposition in grammar.doers for preposition, _ in clause.phrases):
        return True
    if clause.reading.lexeme.option("passive") != "often" or clause.object_pronoun:
        return False
    objects = any(not is_office(node, clause.reading.lexeme.type, grammar) for node in clause.objects)
    return not objects and not _has_plain_object(clause, nodes, grammar) and not _is_force(clause)


def _leave_out(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> None:
    """Let whoever does something to what a relative clause is about be a pronoun, if it can be no other.

    That is so where no noun is behind the verb, and it does not agree with its object: "الكويت التي وصلها أمس".
    """
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    doer, done = (clause.reading.gender, clause.reading.number), clause.object_pronoun
    if done and doer != done and doer[0] and not _has_unnamed_subject(clause, following, nodes, grammar):
        clause.pronoun_subject = doer


def _goes_with_subject(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a participle tells what the subject before it does as well: "قال بوتين، محذرا واشنطن"."""
    told = clause.verb.words.endswith(grammar.object_endings) or nodes[clause.verb.index - 1].part is Part.COMMA
    return clause.reading.tense == "participle" and bool(clause.verb.index) and told


def _is_object_of_relative(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether the name behind a verb is its object since a noun that names nobody is its subject, before "which".

    That is so in a relative clause without a pronoun for what it is about: "الإرهاب الذي يستهدف السوريين", but not
    after "the time that".
    """
    opener, frame = clause.opener, clause.reading.lexeme.frame
    if opener is None or opener.words not in grammar.relative_agreement or is_speech(clause) or not opener.index:
        return False
    if frame is None or frame.slots["object"] == ("none",) or _is_resumed(clause, nodes, grammar):
        return False
    before = nodes[opener.index - 1]
    return before.part is Part.WORD and before.words.removeprefix(grammar.article) not in grammar.moments


def _subject_group(clause: Clause, groups: list[list[Node]], grammar: Grammar) -> int | None:
    """Which group of names behind the verb is its subject: the first, unless its case ending says that it is none."""
    cases = [case_behind_verb(group[0].mention, grammar) if group[0].mention else "" for group in groups]
    if "nominative" in cases:
        return cases.index("nominative")
    if len(groups) > 1 and _is_goal(clause, groups[0]) and not _is_goal(clause, groups[1]):
        return 1
    if cases[0] != "oblique":
        return 0
    return 1 if len(groups) > 1 and cases[1] != "oblique" and not clause.verb.conjunction else None


def _has_plain_object(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain noun that is an object stands behind a verb that has its subject: "اعتقلوا أناسا".

    It has the ending of one, and the verb is a plural or the subject a body; or it is counted: "الشرطة اعتقلت 60 شخصا".
    """
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    if following is None or following.part is not Part.WORD or not clause.subject or following.conjunction:
        return False
    body = _is_body(clause.subject[0])
    if following.words.isdigit() or following.words in grammar.indefinites:
        return body
    return following.words.endswith(grammar.object_endings) and (clause.reading.number == "p" or body)


def _is_force(clause: Clause) -> bool:
    """Whether a body right behind a verb arrests, kills or appoints; none is arrested: "عين الجيش أمس قائدا"."""
    behind = bool(clause.subject) and clause.subject[0].index > clause.verb.index
    return behind and clause.reading.lexeme.type in _DONE_BY_BODIES and _is_body(clause.subject[0])


_DONE_BY_BODIES = frozenset({"Appointment", "Arrest", "Attack"})


def _is_body(node: Node) -> bool:
    return node.mention is not None and node.mention.names[0].entity.kind is EntityKind.ORGANIZATION


def _tells_result(clause: Clause, groups: list[list[Node]]) -> bool:
    """Whether a joined verb tells what an event led to, with nobody before those whom it hit: "وخلف 26 قتيلا"."""
    if not clause.verb.conjunction or len(groups) != 1:
        return False
    mention = groups[0][0].mention
    counted = mention is not None and mention.names[0].entity.described
    return counted and "result" in clause.verb.senses.options


def _is_resumed(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a relative clause says by a pronoun of what it is about that somebody else did it: "التي شنها".

    So does one whose verb does not agree with it.
    """
    if clause.opener is None or clause.opener.part is not Part.RELATIVE:
        return False
    gender, number = grammar.relative_agreement.get(clause.opener.words, ("", ""))
    told = (grammar.resumptives.get(node.words) for node in nodes[clause.verb.index + 1 : clause.end])
    agrees = any(not reading.gender or reading.gender == gender for reading in clause.verb.readings)
    return bool(clause.object_pronoun) or (gender, number) in told or (number == "s" and not agrees)


def _is_done_to(clause: Clause) -> bool:
    """Whether a relative clause says what somebody left out does to its antecedent: "سعدات الذي زاره أمس"."""
    relative = clause.opener is not None and clause.opener.part is Part.RELATIVE
    does = bool(clause.nouns) and clause.direct and not clause.nouns[0].preposition
    return relative and bool(clause.object_pronoun) and bool(clause.subject) and not does


def _subject_before(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> list[Node]:
    """The subject of the clause whose object a relative clause is about, if it agrees and there is no other."""
    lender = before[-1] if before and _can_lend(before[-1]) else None
    apart = lender is not None and lender.subject[0] is not clause.subject[0]
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    if lender is None or not apart or _has_unnamed_subject(clause, following, nodes, grammar):
        return []
    return list(lender.subject) if _agrees(lender, clause, grammar) else []


def _is_object_of_pronoun(clause: Clause, first: Node, grammar: Grammar) -> bool:
    """Whether the name behind the verb is the object since the pronoun on "that" is the subject: "إنه يزور أوجلان".

    The pronoun may also mean nobody: "إنه قتل شرطيان". It does not where the name is known, or disagrees with the verb.
    """
    pronoun = grammar.pronouns.get(clause.opener.words) if clause.opener is not None else None
    if pronoun is None or pronoun[0] != clause.reading.gender or first.mention is None:
        return False
    frames = [reading.lexeme.frame for reading in clause.verb.readings]
    takes_object = any(frame is not None and frame.slots["object"] != ("none",) for frame in frames)
    takes_object = takes_object or "result" in clause.verb.senses.options
    gender = mention_gender(first.mention, grammar)
    disagrees = bool(gender) and gender != clause.reading.gender
    return takes_object and (disagrees or (pronoun[0] == "f" or not first.mention.names[0].entity.described))


def _is_object_of_lender(clause: Clause, before: Sequence[Clause], grammar: Grammar) -> bool:
    """Whether the name behind a joined verb is its object, and the doer is the one before, with whom it agrees.

    That is so where the verb must have an object and the one before is a deed of force too ("اقتحمت قوات المخيم واعتقلت
    ناشطا"), where the subject of both stands before the first ("بوتين يزور الصين وينتقد أوباما"), and behind "as well"
    where the verb cannot be without an object ("كما شكر الرئيس").
    """
    frame = clause.reading.lexeme.frame
    added = clause.opener is not None and clause.opener.words in grammar.adding
    if not (clause.verb.conjunction or clause.verb.preposition or added) or len(clause.groups) != 1 or frame is None:
        return False
    lender = next((earlier for earlier in reversed(before) if _can_lend(earlier)), None)
    if lender is None:
        return False
    mention = lender.subject[0].mention
    gender = mention_gender(mention, grammar) if mention else ""
    if added:
        return bool(clause.reading.lexeme.option("transitive")) and gender in ("", clause.reading.gender)
    if is_speech(lender) or not set(frame.slots["object"]) & {"recipient", "participant"}:
        return False
    forceful = clause.reading.lexeme.option("passive") == "often" and lender.reading.lexeme.type in _FORCEFUL
    heading = lender.subject[0].index < lender.verb.index < clause.groups[0][0].index and not is_speech(clause)
    return (forceful or heading) and bool(gender) and gender == clause.reading.gender == lender.reading.gender


_FORCEFUL = frozenset({"Attack", "Arrest", "Deployment"})


def _follows_unnamed_subject(clause: Clause, first: Node, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain noun stands behind the verb, so that it is the subject: "دعت بعض الأطراف الحكومة".

    A name right behind one is annexed to it, unless it has the article: "يزور البابا العراق".
    """
    word = nodes[clause.verb.index + 1]
    if clause.verb.conjunction or word.part is not Part.WORD or word.conjunction or word.words in grammar.inflected:
        return False
    definite = word.words.startswith(grammar.article)
    if word.index + 1 == first.index and (not definite or _is_apposed(first)):
        return False
    adverbial = word.words.startswith(grammar.clitic_prepositions) or word.words.endswith(grammar.object_endings)
    return word.words.isalpha() and (word.words in grammar.determiners or definite or not adverbial)


def _is_apposed(name: Node) -> bool:
    """Whether a name behind a noun with the article can be that of whom the noun tells: "الكاتب محمد حسن"."""
    return name.mention is not None and name.mention.names[0].entity.kind is EntityKind.PERSON


def _is_goal(clause: Clause, group: Sequence[Node]) -> bool:
    """Whether a group names the place that the verb takes for its object: "يصل السودان وفد مصري"."""
    roles = clause.reading.lexeme.frame.slots["object"] if clause.reading.lexeme.frame else ()
    return "place" in roles[:1] and is_place(group[0])


def _can_follow(clause: Clause, groups: list[list[Node]], before: Sequence[Clause], grammar: Grammar) -> bool:
    """Whether the first name behind the verb can be its subject."""
    if not groups or (_meets_one(clause, groups) and any(_can_lend(earlier) for earlier in before)):
        return False
    first = groups[0][0]
    if first.mention is None:
        return False
    if mention_case(first.mention, grammar) or (is_speech(clause) and _may_be_a_woman(first.mention)):
        return True
    entity = first.mention.names[0].entity
    roles = clause.reading.lexeme.frame.slots["object"] if clause.reading.lexeme.frame else ()
    if "place" in roles and entity.kind is EntityKind.PLACE and len(groups) == 1:
        return False
    if entity.described or entity.kind is EntityKind.GROUP:
        masses = (word in grammar.masses for word in fold(first.words).removeprefix(grammar.article).split()[:1])
        return not (clause.reading.gender == "f" and any(masses))
    verb, noun = clause.reading.gender, mention_gender(first.mention, grammar)
    return not (verb and noun and verb != noun and first.index == clause.verb.index + 1)


def _may_be_a_woman(mention: Mention) -> bool:
    """Whether a feminine verb of saying may have the name for its subject: a person whose gender nothing shows."""
    return mention.names[0].entity.kind is EntityKind.PERSON and not mention.gender


def _meets_one(clause: Clause, groups: list[list[Node]]) -> bool:
    """Whether a joined verb of what takes two has one beside it, who is then the other: "وصل بوتين والتقى الأسد".

    So has one behind "where": "سافر إلى طهران حيث يلتقي روحاني".
    """
    frame = clause.reading.lexeme.frame
    mutual = frame is not None and frame.slots["subject"] == frame.slots["object"] == ("participant",)
    alone = len(groups) == 1 and len(groups[0]) == 1 and not clause.object_pronoun and not clause.phrases
    where = clause.opener is not None and clause.opener.part is Part.ADVERB_RELATIVE
    return mutual and alone and (bool(clause.verb.conjunction) or where)


def _join(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> None:
    if _is_first_person(clause, grammar) or _is_told_of_us(clause, nodes, grammar):
        clause.pronoun_subject = ("", "1")
        return
    if clause.opener is not None and clause.opener.words in grammar.pronouns:
        clause.pronoun_subject = grammar.pronouns[clause.opener.words]
        _look_through_speech(clause, before, grammar)
        return
    following = nodes[clause.verb.index + 1] if clause.verb.index + 1 < len(nodes) else None
    if _has_unnamed_subject(clause, following, nodes, grammar) or (clause.nouns and _stands_as_subject(clause)):
        return
    if (clause.opener is not None and clause.opener.part is Part.RELATIVE) or clause.reading.tense == "gerund":
        return
    if "result" in clause.verb.senses.options:
        clause.subject_noun = _event_before(clause, nodes)
        return
    impersonal = _is_impersonal(clause, following)
    lender = _lender(clause, before, nodes, grammar)
    if lender is not None and not (impersonal and lender.passive):  # "اعتقل في مايو وحكم عليه"
        clause.joined_to, clause.subject = lender, list(lender.subject)
        return
    if impersonal:
        return
    clause.pronoun_subject = (clause.reading.gender, clause.reading.number)
    if before and clause.verb.conjunction and before[-1].pronoun_subject == clause.pronoun_subject:
        clause.joined_to = before[-1]


def _lender(clause: Clause, before: Sequence[Clause], nodes: Sequence[Node], grammar: Grammar) -> Clause | None:
    """The clause before whose subject is that of this one as well."""
    for earlier in _lenders(clause, before):
        lends = _can_lend(earlier) or _goes_on(earlier, clause, nodes)
        if lends and _agrees(earlier, clause, grammar) and not _is_outside(earlier, clause, before):
            return earlier
    return None


def _look_through_speech(clause: Clause, before: Sequence[Clause], grammar: Grammar) -> None:
    """Let a pronoun behind a speech in a relative clause mean what that is about: "الهجمات التي قال إنها خلفت"."""
    speech = before[-1] if before else None
    if speech is None or speech.antecedent is None or speech.content is not clause.opener:
        return
    if noun_gender(speech.antecedent, grammar) in ("", clause.reading.gender):
        clause.pronoun_subject, clause.subject_noun = None, speech.antecedent


def _event_before(clause: Clause, nodes: Sequence[Node]) -> Node | None:
    """The event of which a joined verb tells the result: "وقع هجوم في صنعاء وأدى إلى مقتل شرطي"."""
    nouns = [node for node in nodes[: clause.verb.index] if node.part is Part.NOUN and node.readings]
    return nouns[-1] if nouns else None


def _can_lend(clause: Clause) -> bool:
    """Whether a clause's subject can be that of a clause joined to it: it is somebody, and no relative's antecedent."""
    relative = clause.opener is not None and clause.opener.part is Part.RELATIVE
    people = any(node.mention and node.mention.names[0].entity.kind is not EntityKind.PLACE for node in clause.subject)
    return bool(clause.subject) and (people or acts(clause)) and not relative and not clause.passive


def _goes_on(relative: Clause, clause: Clause, nodes: Sequence[Node]) -> bool:
    """Whether a joined verb goes on with a relative clause of its own subject: "التي انتزعتها روسيا وضمتها"."""
    opened = relative.opener is not None and relative.opener.part is Part.RELATIVE and not relative.passive
    behind = bool(relative.subject) and relative.subject[0].index > relative.verb.index
    between = nodes[relative.verb.index + 1 : clause.verb.index]
    return opened and behind and all(node.part is not Part.COMMA for node in between)


def _agrees(lender: Clause, clause: Clause, grammar: Grammar) -> bool:
    """Whether a verb can have the subject of one before it: behind its subject a verb agrees in gender and number."""
    mention = lender.subject[0].mention
    if mention is None or clause.reading.tense == "participle":
        return True
    entity = mention.names[0].entity
    one = len(lender.subject) == len(mention.names) == 1 and entity.kind is not EntityKind.GROUP
    if clause.reading.number == "p":
        return not (one and mention.number not in ("p", "d"))
    person = one and entity.kind is EntityKind.PERSON and not entity.described
    gender = mention_gender(mention, grammar) if person else ""
    return not (gender == "m" and clause.reading.gender == "f")


def _is_first_person(clause: Clause, grammar: Grammar) -> bool:
    """Whether a verb can only tell what whoever speaks does: "أدعو", "رحبنا"; such forms show a number, no gender."""
    return grammar.subject_after_verb and clause.verb.senses.first_person


def _is_impersonal(clause: Clause, following: Node | None) -> bool:
    """Whether a verb without a subject says of nobody that he does it: "أفرج عن ناشط", "قبض عليه", "أطلق سراحه"."""
    behind = following.words if following is not None else ""
    for reading in clause.verb.readings:
        told = not reading.lexeme.words or behind in reading.lexeme.words
        if told and reading.lexeme.option("passive") == "impersonal":
            return (reading.gender, reading.number) == ("m", "s")
    return False


def _is_told_of_us(clause: Clause, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a predicate is told of whoever speaks: "نحن ملتزمون", "إننا مستعدون"."""
    at = clause.verb.index
    return bool(at) and nodes[at - 1].words in grammar.first_persons and bool(clause.reading.lexeme.option("stative"))


def _has_unnamed_subject(clause: Clause, following: Node | None, nodes: Sequence[Node], grammar: Grammar) -> bool:
    """Whether a plain word behind the verb is its subject; behind a joined verb only one that says so.

    That is also one annexed to a name behind a passive: "وأصيب أصدقاء بولارد".
    """
    if following is None or following.part is not Part.WORD or clause.reading.lexeme.option("stative"):
        return False
    if following.words in grammar.inflected:
        return False
    frame = clause.reading.lexeme.frame
    suffers = frame is not None and frame.slots["subject"] == ("recipient",)
    passive = suffers or clause.reading.passive or clause.reading.lexeme.option("passive") == "often"
    behind = nodes[following.index + 1 : following.index + 2]
    annexed = passive and following.annexes and bool(behind) and behind[0].part is Part.NAME
    named = annexed and not behind[0].preposition and not behind[0].conjunction
    return not clause.verb.conjunction or following.words in grammar.indefinites or named


def _lenders(clause: Clause, before: Sequence[Clause]) -> list[Clause]:
    """The clauses before one, nearest first; a participle of saying goes on with who spoke: "قال ... مشيرا إلى"."""
    nearest = list(reversed(before))
    if clause.reading.tense != "participle" or not (is_speech(clause) or clause.reading.lexeme.frame):
        return nearest
    return [c for c in nearest if is_speech(c)] + [c for c in nearest if not is_speech(c)]


def _is_outside(speech: Clause, clause: Clause, before: Sequence[Clause]) -> bool:
    """Whether a clause is told by a speaker behind another one told, so that it goes on with that one."""
    if speech.content is None or is_speech(clause) or not is_speech(speech) or clause.reading.tense == "participle":
        return False
    return any(speech.content.index < other.verb.index < clause.verb.index for other in before)


def _stands_as_subject(clause: Clause) -> bool:
    """Whether the event noun behind the verb is its subject: "وقع هجوم"."""
    return "subject" in str(clause.reading.lexeme.option("noun", "")).split() and not clause.nouns[0].preposition
