"""Who and where, in sentences of Arabic and English news."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

import pytest

from kb.finding.names import NameFinder
from kb.language.lexicon import load_language
from kb.language.text import find_sentences
from kb.model import (
    Article,
    Block,
    BlockKind,
    Claim,
    Entity,
    EntityKind,
    Iri,
    Label,
    Mention,
    MentionForm,
    Reference,
    Span,
    Tenure,
)

_BASE = "https://w3id.org/tarikh/id/entity/"


def _entity(
    slug: str, kind: EntityKind, ar: str, en: str, country: str = "", position: str = "", short: str = ""
) -> Entity:
    of = Iri(f"{_BASE}country-{country}")
    return Entity(
        id=Iri(_BASE + slug),
        kind=kind,
        labels=(Label(ar, "ar"), Label(en, "en")),
        short_labels=(Label(short, "ar"),) if short else (),
        country=of if country else None,
        tenures=(Tenure(position=position, of=of, since=date(2012, 1, 1), until=date(2030, 1, 1)),) if position else (),
    )


@cache
def _reference() -> Reference:
    person, body = EntityKind.PERSON, EntityKind.ORGANIZATION
    return Reference(
        entities=(
            _entity("vladimir-putin", person, "فلاديمير بوتين", "Vladimir Putin", "ru", "head-of-state", "بوتين"),
            _entity("kim-jong-un", person, "كيم جونغ أون", "Kim Jong-un", "kp", "head-of-state"),
            _entity("sergey-lavrov", person, "سيرغي لافروف", "Sergei Lavrov", "ru", "foreign-minister", "لافروف"),
            _entity("wang-yi", person, "وانغ يي", "Wang Yi", "cn", "foreign-minister"),
            _entity("bashar-al-assad", person, "بشار الأسد", "Bashar al-Assad", "sy", "head-of-state", "الأسد"),
            _entity("reuters", body, "رويترز", "Reuters"),
            _entity("islamic-state", body, "داعش", "Islamic State"),
            _entity("vostochny", EntityKind.PLACE, "فوستوشني", "Vostochny Cosmodrome", "ru"),
        ),
        days=(),
    )


@cache
def _finder(tag: str) -> NameFinder:
    return NameFinder(_reference(), load_language(tag))


def _article(text: str, language: str) -> Article:
    return Article(
        id=Iri("article/test"),
        text=text,
        title="",
        blocks=(Block(kind=BlockKind.PARAGRAPH, span=Span(0, len(text))),),
        language=language,
        published=date(2024, 7, 27),
    )


def _find(text: str, language: str = "ar") -> tuple[Mention, ...]:
    article = _article(text, language)
    sentences = tuple(find_sentences(article, load_language(language)))
    found = _finder(language).find(article, sentences)
    assert len(found) == len(sentences)
    return tuple(mention for mentions in found for mention in mentions)


def _words(mentions: Sequence[Mention]) -> list[str]:
    return [mention.names[0].words for mention in mentions]


def _slug(mention: Mention, at: int = 0) -> str:
    return mention.names[at].entity.id.rpartition("/")[2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال وزير الخارجية الإيراني محمد جواد ظريف إن الاتفاق جيد", ["وزير الخارجية الإيراني محمد جواد ظريف"]),
        ("وقال مسؤول في فيتنام لـ«رويترز» إن الزيارة مقررة", ["مسؤول في فيتنام", "رويترز"]),
        ("وسافر كيم جونغ أون إلى أقصى شرق روسيا", ["كيم جونغ أون", "أقصى شرق روسيا"]),
        ("قام بجولة في قاعدة «فوستوشني» الفضائية", ["قاعدة «فوستوشني» الفضائية"]),
        ("في قاعدة روسية لإطلاق الصواريخ إلى الفضاء", ["قاعدة روسية لإطلاق الصواريخ إلى الفضاء"]),
        ("قتل نحو 390 مقاتلا كرديا من تنظيم داعش أمس", ["نحو 390 مقاتلا كرديا من تنظيم داعش"]),
        ("قال المتحدث باسم وزارة الدفاع الكورية الجنوبية كيم مين سيوك إن",
         ["المتحدث باسم وزارة الدفاع الكورية الجنوبية كيم مين سيوك"]),
        ("زار ضريح ضحايا الحرب الكورية", ["ضريح ضحايا الحرب الكورية"]),
        ("وقع هجوم في مدينة مديات", ["مدينة مديات"]),
        ("وقالت نائبة المتحدث باسم الحكومة الألمانية، كريستيانه فيرتس، أمس",
         ["نائبة المتحدث باسم الحكومة الألمانية، كريستيانه فيرتس"]),
        ("قال الأمين العام لمنظمة الصحة أحمد فوزي إن", ["الأمين العام لمنظمة الصحة أحمد فوزي"]),
        ("استقبله الأمير فيصل بن خالد أمير منطقة تبوك أمس", ["الأمير فيصل بن خالد أمير منطقة تبوك"]),
        ("قالت هدى عبد الرحيم ليزا إن", ["هدى عبد الرحيم ليزا"]),
        ("قال ألكسندر سوفوروف وبطل الحرب إن", ["ألكسندر سوفوروف"]),
        ("التقى نظيرته الروسية لمتابعة جهود السلام", ["نظيرته الروسية"]),
        ("يتولى مسؤولية المشروع الآن تقييم الوضع", []),
        ("ساعد ذلك على القضاء على المرض", []),
        ("عبر عن معارضة الاتفاق", []),
        ("السبب الرئيسي في الأزمة", []),
        ("أعلن العقيد محمد السعد أن", ["العقيد محمد السعد"]),
        ("قال الطبيب عبد القادر الجنيد إن", ["الطبيب عبد القادر الجنيد"]),
        ("استقبل عبد القادر خمري الموجود في الخارج", ["عبد القادر خمري"]),
        ("أدى إلى مقتل أبو خليل السوداني في الغارة", ["أبو خليل السوداني"]),
        ("برئاسة محمد علي الحوثي", ["محمد علي الحوثي"]),
        ("وقتل القيادي في الحركة مصطفى بدر الدين", ["القيادي في الحركة مصطفى بدر الدين"]),
        ("وقال النائب في البرلمان جمال الجراح إن", ["النائب في البرلمان جمال الجراح"]),
        ("وقال مدير مكتب حقوق الإنسان في صنعاء أحمد فوزي إن", ["مدير مكتب حقوق الإنسان في صنعاء أحمد فوزي"]),
        ("وقال قائد الشرطة بالوكالة أحمد فوزي إن", ["قائد الشرطة بالوكالة أحمد فوزي"]),
        ("وقال الفريق رائد شاكر جودت إن", ["الفريق رائد شاكر جودت"]),
        ("احتجزت الشرطة أربعة مشتبهين وثلاثة قرويين", ["الشرطة", "أربعة مشتبهين", "ثلاثة قرويين"]),
        ("اعتقل شقيقه علاء سعادة أمس", ["شقيقه علاء سعادة"]),
        ("وأوضح نجل الرئيس بوتين أن والده سافر", ["نجل الرئيس بوتين", "والده"]),
        ("وقاسم سلام أمين عام حزب الوحدة", ["قاسم سلام أمين عام حزب الوحدة"]),
        ("قال ليم كيت سيانج إن", ["ليم كيت سيانج"]),
        ("وتوميسلاف سالوبيك (30 عاما) خطف أمس", ["توميسلاف سالوبيك"]),
        ("تم تعيين بختي بلعايب وزيرا للتجارة", ["بختي بلعايب", "وزيرا"]),
        ("قال تقرير جديد إن", []),
        ("وأكد نسابيمانا أن الوضع هادئ", ["نسابيمانا"]),
        ("وقال مسبقا إن الوضع هادئ", []),
        ("وقعت هجمات مسلحة أمس", []),
        ("ورفضت متحدثة باسم الحكومة التعليق", ["متحدثة باسم الحكومة"]),
        ("قتل ضابط شرطة وستة رجال دين أمس", ["ضابط شرطة", "ستة رجال دين"]),
        ("في قضاء «تيكمان» أمس", ["قضاء «تيكمان»"]),
        ("يرى في مجريات الأمور خطرا", []),
        ("هاجم الجنود المصلين والمرابطين في المسجد", ["الجنود", "المصلين", "المرابطين"]),
        ("اقتحم مسلحون منزل الرئيس بوتين", ["مسلحون", "منزل الرئيس بوتين"]),
        ("وقال خفر السواحل الليبي إن", ["خفر السواحل الليبي"]),
        ("قصفت القوات الخاصة لأمن المنشآت", ["القوات الخاصة لأمن المنشآت"]),
        ("قال العميد الركن أحمد عسيري إن", ["العميد الركن أحمد عسيري"]),
        ("وصل وإلى الحدود", ["الحدود"]),
        ("زار عمارة بن يونس المدينة", ["عمارة بن يونس"]),
        ("ضبط شبكة إرهابية تابعة لتنظيم داعش", ["شبكة إرهابية تابعة لتنظيم داعش"]),
        ("انقطع التيار الكهربائي أمس", []),
        ("وصلت عائلة بوتين إلى النيبال", ["عائلة بوتين", "النيبال"]),
        ("وقال بأقل جهد إن", []),
        ("صرح وزير المالية أحمد فوزي بذلك", ["وزير المالية أحمد فوزي"]),
        ("في شمال وشرق سوريا", ["شمال وشرق سوريا"]),
        ("قصفوا بلدة كفر داعل وبلدة بيت أمر", ["بلدة كفر داعل", "بلدة بيت أمر"]),
        ("قتل عدد كبير من المقاتلين", ["عدد كبير من المقاتلين"]),
        ("اتهمت الحكومة الأوكرانية الانفصاليين الموالين لروسيا", ["الحكومة الأوكرانية", "الانفصاليين الموالين لروسيا"]),
        ("هاجم متشددو تنظيم داعش", ["متشددو تنظيم داعش"]),
        ("قال الأمير محمد بن سلمان النائب الثاني لرئيس مجلس الوزراء وزير الدفاع إن",
         ["الأمير محمد بن سلمان النائب الثاني لرئيس مجلس الوزراء وزير الدفاع"]),
    ],
)  # fmt: skip
def test_a_mention_is_the_whole_noun_phrase(text: str, words: list[str]) -> None:
    assert _words(_find(text)) == words


@pytest.mark.parametrize(
    ("text", "conjunction", "preposition", "words", "slug"),
    [
        ("وفيتنام", "و", "", "فيتنام", "country-vn"),
        ("لبوتين", "", "ل", "بوتين", "vladimir-putin"),
        ("بوتين", "", "", "بوتين", "vladimir-putin"),
        ("والولايات المتحدة", "و", "", "الولايات المتحدة", "country-us"),
        ("وبالأردن", "و", "ب", "الأردن", "country-jo"),
        ("لكوريا الشمالية", "", "ل", "كوريا الشمالية", "country-kp"),
    ],
)
def test_clitics_are_told_apart_from_names(
    text: str, conjunction: str, preposition: str, words: str, slug: str
) -> None:
    (mention,) = _find(f"جاء {text} اليوم")
    assert (mention.conjunction, mention.preposition) == (conjunction, preposition)
    assert mention.names[0].words == words
    assert _slug(mention) == slug


def test_the_words_of_a_mention_are_those_of_its_span() -> None:
    text = "وقال الرئيس الروسي فلاديمير بوتين للشرطة إن مسؤولين في كوريا الجنوبية والولايات المتحدة زاروا «رويترز»"
    for mention in _find(text):
        for name in mention.names:
            assert name.span.of(text) == name.words


def test_a_title_alone_is_the_one_who_bears_it_in_the_article() -> None:
    mentions = _find("استقبل وزير الخارجية الصيني وانغ يي ضيفه. وقال الوزير الصيني إن اللقاء مهم")
    assert _slug(mentions[-1]) == "wang-yi"
    assert mentions[-1].form is MentionForm.TITLE


def test_a_title_alone_is_the_one_who_held_it_on_the_day() -> None:
    (mention,) = _find("وصل الرئيس الروسي أمس")
    assert _slug(mention) == "vladimir-putin"


def test_a_family_name_that_is_another_word_too_is_the_one_named() -> None:
    mentions = _find("وصل وليد المعلم إلى موسكو. وقال المعلم إن الوضع هادئ.")
    assert _slug(mentions[-1]) == _slug(mentions[0])


def test_a_man_s_government_is_that_of_his_country() -> None:
    mentions = _find("قال الرئيس الروسي فلاديمير بوتين إن حكومته ستساعد سوريا وسوريا وسوريا")
    assert mentions[1].names[0].entity.label("en") == "Russian Government"


def test_all_parts_of_a_country_are_the_country() -> None:
    assert _slug(_find("في أنحاء روسيا")[0]) == "country-ru"


def test_an_office_said_again_in_the_same_words_is_the_same_person() -> None:
    mentions = _find("قال مدير الإدارة العامة للعلاقات العقيد محمد السعد إن. وأضاف مدير الإدارة العامة للعلاقات أن")
    assert _slug(mentions[1]) == _slug(mentions[0])


def test_the_kingdom_is_the_one_spoken_of() -> None:
    assert _slug(_find("وتستضيف المملكة القمة")[0]) == "country-sa"
    assert _slug(_find("قال ملك الأردن إن المملكة تستضيف القمة")[1]) == "country-jo"


def test_two_counterparts_are_two_people() -> None:
    assert len(_find("التقى وزير الخارجية الصيني نظيريه الروسي والياباني")[-1].names) == 2


def test_what_belongs_to_a_group_is_not_the_group() -> None:
    (network,) = _find("ضبط شبكة تابعة لتنظيم داعش")
    assert _slug(network) != "islamic-state"


def test_an_army_alone_is_the_one_named_before() -> None:
    mentions = _find("قال الجيش الإسرائيلي إن فلسطينيا وفلسطينية ورجلا فلسطينيا قتلوا. وأضاف الجيش أن الوضع هادئ.")
    assert _slug(mentions[-1]) == _slug(mentions[0])


def test_a_body_in_a_country_is_that_country_s() -> None:
    mentions = _find("قالت الرئاسة في سوريا إن روسيا وروسيا والحكومة الروسية")
    assert mentions[0].names[0].entity.label("en") == "Syrian Presidency"


def test_whoever_holds_an_office_is_known_in_another_spelling() -> None:
    mentions = _find("استقبل بشار الاسعد الرئيس السوري ضيوفه. وقال وزير الخارجية الروسي سيرجي لافروف إن")
    assert _slug(mentions[-1]) == "sergey-lavrov"


def test_a_former_president_is_not_the_president() -> None:
    mentions = _find("الرئيس الروسي السابق بوريس يلتسين توفي. وزار الرئيس الروسي المدينة.")
    assert _slug(mentions[1]) == "vladimir-putin"


def test_a_family_name_behind_forefathers_makes_somebody_else() -> None:
    mentions = _find("زار الأمير محمد بن نايف بن عبد العزيز الرياض وقال محمد بن نايف بن عبد العزيز الربيعة إن")
    assert _slug(mentions[0]) != _slug(mentions[2])


def test_a_counterpart_holds_the_same_office_in_another_country() -> None:
    mentions = _find("استقبل الرئيس الروسي فلاديمير بوتين نظيره السوري")
    assert [_slug(mention) for mention in mentions] == ["vladimir-putin", "bashar-al-assad"]


def test_a_dual_title_names_two_people() -> None:
    (mention,) = _find("التقى وزيرا خارجية روسيا والصين، الخميس")
    assert [_slug(mention, 0), _slug(mention, 1)] == ["sergey-lavrov", "wang-yi"]


def test_officials_of_two_countries_are_two_groups() -> None:
    mention = _find("ووجّه مسؤولون في كوريا الجنوبية والولايات المتحدة اتهامات")[0]
    labels = [name.entity.label("en") for name in mention.names]
    assert labels == ["South Korean officials", "American officials"]
    assert all(name.entity.kind is EntityKind.GROUP and name.entity.described for name in mention.names)


def test_the_latter_is_the_person_named_last() -> None:
    mentions = _find("بوتين وكيم جونغ أون خلال زيارة الأخير لروسيا")
    assert [_slug(mention) for mention in mentions] == ["vladimir-putin", "kim-jong-un", "kim-jong-un", "country-ru"]
    assert mentions[2].form is MentionForm.PRONOUN


def test_a_family_name_is_the_person_named_in_full_anywhere_in_the_article() -> None:
    mentions = _find("وقال ليسينكو إن القتال مستمر. وذكر المتحدث العسكري أندريه ليسينكو أن الوضع متوتر")
    assert _slug(mentions[0]) == _slug(mentions[1])
    assert not mentions[0].names[0].entity.linked


def test_a_family_name_is_whoever_was_named_in_full_before_the_best_known_of_that_name() -> None:
    mentions = _find("قال إيغور لافروف إن الوضع هادئ. وأضاف لافروف أن القتال انتهى")
    assert _slug(mentions[1]) == _slug(mentions[0])
    assert not mentions[1].names[0].entity.linked


def test_an_adjective_of_origin_outside_a_name_stands_for_its_country() -> None:
    (mention,) = _find("خلال أسبوعين من الغارات الجوية التركية")
    assert mention.form is MentionForm.ADJECTIVE
    assert _slug(mention) == "country-tr"


def test_the_capital_of_a_country_is_its_city() -> None:
    (mention,) = _find("وصل إلى العاصمة الروسية")
    assert mention.names[0].entity.label("en") == "Moscow"


def test_a_described_base_is_the_only_one_of_that_country_named() -> None:
    mentions = _find("التقيا في قاعدة روسية لإطلاق الصواريخ. وزار قاعدة «فوستوشني» الفضائية")
    assert [_slug(mention) for mention in mentions] == ["vostochny", "vostochny"]


def test_a_definite_head_is_the_body_named_before() -> None:
    mentions = _find("هاجم تنظيم داعش القرية. وأعلن التنظيم المتطرف مسؤوليته")
    assert [_slug(mention) for mention in mentions if mention.names[0].entity.kind is EntityKind.ORGANIZATION] == [
        "islamic-state",
        "islamic-state",
    ]


@pytest.mark.parametrize("text", ["شن هجوما كبيرا أمس", "بدأت المحادثات اليوم وسط توتر", "قال إن الأوضاع صعبة جدا"])
def test_events_and_verbs_are_no_mentions(text: str) -> None:
    assert _find(text) == ()


def test_the_same_unknown_name_is_the_same_entity_in_every_article() -> None:
    first = _find("وقال أندريه ليسينكو إن القتال مستمر")[0]
    second = _find("وصل أندريه ليسينكو أمس")[0]
    assert first.names[0].entity.id == second.names[0].entity.id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russian Foreign Minister Sergei Lavrov arrived", ["Russian Foreign Minister Sergei Lavrov"]),
        ("said a Vietnamese official on Monday", ["a Vietnamese official"]),
        ("Police in the Comoros led the raid.", ["Police in the Comoros"]),
        ("The raid was led by police in the Comoros.", ["police", "the Comoros"]),
        ("It was close to Turkey's plan", ["Turkey"]),
        ("He met Rwandan President Juvenal Habyarimana in Kigali", ["Rwandan President Juvenal Habyarimana", "Kigali"]),
        ("President Boris N. Yeltsin met George W. Bush.", ["President Boris N. Yeltsin", "George W. Bush"]),
        ("Lt. Gen. Omar el-Bashir seized power", ["Lt. Gen. Omar el-Bashir"]),
        ("The navy commander, Serhiy Hayduk, was freed", ["The navy commander, Serhiy Hayduk"]),
        ("He met Samson Kwaje, a spokesman for the rebels.", ["Samson Kwaje, a spokesman for the rebels"]),
        ("Pro-Russian gunmen and Iran-backed militants fled", ["Pro-Russian gunmen", "Iran-backed militants"]),
        ("in the eastern town of Vukovar", ["the eastern town of Vukovar"]),
        ("Two M23 rebels of the divided African state fled", ["Two M23 rebels of the divided African state"]),
        (
            "The two presidents, Joseph Kabila and Paul Kagame, met",
            ["The two presidents, Joseph Kabila", "Paul Kagame"],
        ),
        ("Police chief Da'i Bachtiar told reporters", ["Police chief Da'i Bachtiar", "reporters"]),
        ("The army captured soldiers", ["The army", "soldiers"]),
        ("Troops took a rebel stronghold near Kigali", ["Troops", "Kigali"]),
        ("near the Lebanese-Israeli border", ["the Lebanese-Israeli border"]),
        ("a suburb of the old quarter of Vukovar city", ["a suburb of the old quarter of Vukovar city"]),
    ],
)
def test_english_mentions_are_whole_noun_phrases(text: str, words: list[str]) -> None:
    assert _words(_find(text, "en")) == words


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Talks in Grzno failed.", EntityKind.PLACE),
        ("Shells hit Grzno, Ukraine, again.", EntityKind.PLACE),
        ("The talks with the Grzno failed.", EntityKind.ORGANIZATION),
        ("A woman, Serhiya Hayduk, died.", EntityKind.PERSON),
    ],
)
def test_an_unknown_english_name_is_what_stands_beside_it_makes_of_it(text: str, kind: EntityKind) -> None:
    assert kind in [mention.names[0].entity.kind for mention in _find(text, "en")]


def test_a_name_in_no_list_is_a_place_everywhere_once_something_is_in_it() -> None:
    kinds = [mention.names[0].entity.kind for mention in _find("The army took Grzno. Shelling in Grzno went on.", "en")]
    assert kinds.count(EntityKind.PLACE) == 2


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("He fled to the town of Vukovar.", "Vukovar"),
        ("He met President Bashar el-Assad.", "Bashar al-Assad"),
        ("The Grzno Front fled.", "Grzno Front"),
        ("He deplored Syrias conflict.", "Syria"),
        ("Wang Yi left Peru. Wang met him.", "Wang Yi"),
        ("Foreign Minister Andrei Kozyrev left. The minister said so.", "Andrei Kozyrev"),
    ],
)
def test_english_names_are_known_by_other_spellings_titles_and_classes(text: str, label: str) -> None:
    assert _find(text, "en")[-1].names[0].entity.label("en") == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Putin left Syria. Talks in the country failed.", ["Syria"]),
    ],
)
def test_the_country_is_the_one_spoken_of(text: str, labels: list[str]) -> None:
    assert [name.entity.label("en") for name in _find(text, "en")[-1].names] == labels


def test_a_known_english_name_after_a_title_is_linked() -> None:
    (mention,) = _find("Russian Foreign Minister Sergei Lavrov arrived", "en")
    assert _slug(mention) == "sergey-lavrov"


def test_a_name_of_three_short_words_is_one_name_without_any_reference() -> None:
    article = _article("الزعيم الكوري الشمالي كيم جونغ أون يضع الزهور", "ar")
    language = load_language("ar")
    finder = NameFinder(Reference(entities=(), days=()), language)
    ((mention,),) = finder.find(article, tuple(find_sentences(article, language)))
    assert mention.names[0].words == "الزعيم الكوري الشمالي كيم جونغ أون"


def test_agencies_that_differ_are_not_one() -> None:
    first, second = _find("وفق وكالة الأنباء الألمانية أمس. وقالت وكالة الأنباء المركزية الكورية")
    assert first.names[0].entity.id != second.names[0].entity.id


@pytest.mark.parametrize(
    "text", ["الأهلي يقترب من اللاعب الإيطالي", "الأزهر يرفض التدخل في شؤون الدول", "النتائج تعود بقوة"]
)
def test_the_last_word_is_none_of_those_before_the_first(text: str) -> None:
    mentions = _find(text)
    assert all(0 <= mention.first <= mention.last for mention in mentions)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("دعت روسيا كل الأطراف إلى الحوار.", "كل الأطراف"),
        ("طالبت روسيا المجتمع الدولي بالتحرك.", "المجتمع الدولي"),
        ("هنأ بوتين الشعب المصري.", "الشعب المصري"),
        ("شكر بوتين شعب كردستان.", "شعب كردستان"),
    ],
)
def test_peoples_and_all_parties_are_parties(
    find_claims: Callable[..., tuple[Claim, ...]], text: str, party: str
) -> None:
    (claim,) = find_claims(text)
    assert party in [p.name.words for p in claim.participants if p.role == "recipient"]
