"""Cleaning: what is kept, what is dropped and why, what is repaired, and that every character maps to the raw text."""

import html
import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.ingest import BlockKind, Cleaned, clean
from graphbuild.ingest.furniture import furniture_front, furniture_kind
from graphbuild.ingest.glued_words import cuts_of
from graphbuild.model import Article, article_id

# Each page is a list of (kind, line): an empty kind marks text of the article, "#" its headline, "=" a subheading;
# other kinds are reasons for leaving the line out. An empty line is written ("", "").
Page = list[tuple[str, str]]

PAGES: dict[str, Page] = {
    "menu above, footer below": [
        ("navigation", "Skip to main content"),
        ("navigation", "Home World Business Sport Opinion Weather"),
        ("#", "Chile and Peru settle a quarrel over fishing grounds"),
        ("byline", "By Ines Olmo and Tomas Barra"),
        ("timestamp", "Published: 14 May 2024, 09:30 GMT"),
        ("", "Chile and Peru agreed on Tuesday to share the anchovy quota of the disputed zone."),
        ("", "The agreement was signed in Lima."),
        ("copyright", "© 2024 Pacific Wire Room"),
        ("copyright", "Terms of use"),
        ("copyright", "Privacy policy"),
    ],
    "headline repeated with and without the rest": [
        ("duplicate_headline", "Norway joins the patrol in the northern strait after..."),
        ("#", "Norway joins the patrol in the northern strait after months of doubt"),
        ("duplicate_headline", "Norway joins the patrol in the northern strait after months of doubt"),
        ("", "Norway said on Monday that two of its ships would join the patrol."),
        ("duplicate_headline", "NORWAY JOINS THE PATROL IN THE NORTHERN STRAIT AFTER MONTHS OF DOUBT"),
        ("", "The first ship left Bergen at noon."),
    ],
    "teaser repeated": [
        ("#", "Ghana reopens its border with Togo"),
        ("duplicate_teaser", "Lorries had waited for nine days at the crossing of Aflao."),
        ("navigation", "Share this article"),
        ("", "Lorries had waited for nine days at the crossing of Aflao."),
        ("", "Ghana closed the border in March."),
    ],
    "captions": [
        ("#", "Court in Nairobi stops the sale of the port"),
        ("image_caption", "The port of Mombasa at dusk. (Photo: Wairimu Studio)"),
        ("", "A court in Nairobi stopped the sale of the port to a firm from Dubai."),
        ("image_caption", "Image source, Getty Images"),
        ("image_caption", "Image caption, Dock workers cheered the ruling"),
        ("", "The government plans to appeal."),
        ("image_caption", "FILE - Cranes stand idle in Mombasa, Kenya, May 3, 2023"),
        ("image_caption", "Judge Ruth Amoit (left) and lawyer Ken Odera (right) before the ruling"),
    ],
    "links to other stories": [
        ("#", "Vietnam raises the tax on plastic bags"),
        ("", "Vietnam will raise its tax on plastic bags next year, the ministry of finance said."),
        ("navigation", "Also read"),
        ("related_link", "Five Beaches Near Da Nang That Tourists Keep Missing"),
        ("", "Shops may charge customers for bags from January."),
        ("related_link", "READ MORE: Coffee farmers count the cost of a dry spring"),
        ("=", "Shops are not convinced"),
        ("", "Traders in Hanoi oppose the tax."),
        ("related_link", "Football Federation Names A New Coach For Its Under-19 Squad"),
        ("navigation", "Related stories"),
        ("related_link", "Typhoon season starts early this year"),
        ("related_link", "A train line through the mountains turns ninety"),
    ],
    "subheadings stay": [
        ("#", "Brazil and Uruguay argue over wind farms"),
        ("=", "Two neighbours, one wind"),
        ("", "Brazil and Uruguay accuse each other of placing turbines too close to the border."),
        ("=", "Uruguay Stands By Its Wind Farms"),
        ("", "Uruguay rejects the accusation and says its wind farms are legal."),
        ("=", "How we got here"),
        ("", "The quarrel began in 2019."),
        ("=", "Turbines on the border"),
        ("", "Brazil demands that six turbines be moved."),
    ],
    "advertisements": [
        ("#", "Lithuania buys air defence from Norway"),
        ("advertisement", "ADVERTISEMENT"),
        ("", "Lithuania signed a contract with a Norwegian company for air defence."),
        ("advertisement", "Story continues below advertisement"),
        ("", "The systems will be delivered by 2027."),
        ("advertisement", "Sponsored by Quick Loans"),
        ("advertisement", "Ads by NetWorld"),
    ],
    "paywall": [
        ("#", "Morocco wins the bid for the training centre"),
        ("", "Morocco will host the training centre of the African rescue services."),
        ("paywall", "You have 2 free articles left this month."),
        ("paywall", "Subscribe to continue reading"),
        ("paywall", "Already a subscriber? Sign in"),
        ("paywall", "This article is for subscribers only."),
        ("", "Algeria had offered Oran as the site."),
        ("paywall", "Start your free trial. Cancel any time."),
    ],
    "payment form": [
        ("#", "Slovenia sends doctors to the flooded valleys"),
        ("", "Slovenia sent forty doctors to the flooded valleys of Bosnia."),
        ("payment_form", "Support our journalism"),
        ("payment_form", "Choose an amount"),
        ("payment_form", "€5 €10 €25 Other"),
        ("payment_form", "Card number"),
        ("payment_form", "Expiry date"),
        ("payment_form", "CVV"),
        ("payment_form", "Donate now"),
    ],
    "comment form": [
        ("#", "Panama limits the number of ships"),
        ("", "Panama limited the number of ships in its canal because of the drought."),
        ("comment_form", "14 comments"),
        ("comment_form", "Leave a reply"),
        ("comment_form", "Your email address will not be published. Required fields are marked *"),
        ("comment_form", "Comment *"),
        ("comment_form", "Save my name, email, and website in this browser for the next time I comment."),
        ("comment_form", "Be the first to comment"),
        ("comment", "sailor_77: they should have dug deeper"),
    ],
    "cookie banner and newsletter": [
        ("cookie_banner", "We use cookies to give you the best experience on our site."),
        ("cookie_banner", "Accept all cookies"),
        ("cookie_banner", "By continuing to use this site you agree to our terms."),
        ("#", "Finland and Estonia plan a tunnel again"),
        ("", "Finland and Estonia want to study a tunnel between their capitals once more."),
        ("newsletter", "Sign up for our morning newsletter"),
        ("newsletter", "Get the day's top stories in your inbox."),
    ],
    "live blog": [
        ("#", "Election night in Ecuador"),
        ("timestamp", "LIVE"),
        ("timestamp", "Last updated: 3 minutes ago"),
        ("timestamp", "22:14"),
        ("", "The electoral council published the first results from Quito."),
        ("timestamp", "21:40 GMT"),
        ("", "Polling stations closed in all provinces."),
    ],
    "social posts": [
        ("#", "Minister quits over a photograph"),
        ("", "The minister of transport of Malta resigned on Sunday."),
        ("embed", "— Carla Borg (@carlaborg) March 3, 2024"),
        ("embed", "https://example.org/clips/77"),
        ("embed", "This content is not available in your region and cannot be displayed."),
        ("", "His deputy takes over."),
        ("navigation", "Share on Facebook"),
        ("navigation", "1.2K shares"),
    ],
    "editorial notes": [
        ("#", "India and Nepal open a power line"),
        ("editorial_note", "This article was automatically translated from Nepali."),
        ("", "India and Nepal opened a power line between Butwal and Gorakhpur."),
        ("editorial_note", "(Reporting by A. Rana; Editing by S. Thapa)"),
        ("editorial_note", "(With inputs from agencies)"),
        ("editorial_note", "Correction: An earlier version of this story gave the wrong length of the line."),
        ("editorial_note", "The views expressed in this article are the author's own."),
    ],
    "summary by machine": [
        ("#", "Jordan lends water to its neighbours"),
        ("editorial_note", "AI-generated summary, reviewed by an editor"),
        ("", "Jordan will lend water from the Yarmouk to two villages across the border."),
        ("timestamp", "4 min read"),
        ("", "The loan ends in autumn."),
    ],
    "block tags in the text": [
        ("#", "Senegal finds gas"),
        ("", "Senegal found gas off its coast."),
        ("markup_residue", "</p><p>"),
        ("", "A company from Norway will help to drill."),
        ("markup_residue", "Agency)</p></div>"),
        ("", "Drilling starts in May."),
    ],
    "no headline": [
        ("", "Iceland and Greenland signed a treaty on fishing on Friday."),
        ("navigation", "Read more"),
        ("", "The treaty replaces one from 1997."),
    ],
    "breadcrumb with marks": [
        ("navigation", "Home › News › Asia"),
        ("#", "Japan returns a temple bell"),
        ("", "Japan returned a temple bell to Korea after eighty years."),
        ("navigation", "Tags: Japan, Korea, heritage"),
        ("navigation", "Next article"),
    ],
    "tools around the headline": [
        ("navigation", "Share Tweet Email Print"),
        ("#", "Zambia restructures its debt"),
        ("timestamp", "Updated 11 Mar 2024 at 4:05 pm"),
        ("navigation", "Listen to this article"),
        ("", "Zambia reached an agreement with its creditors."),
        ("navigation", "Follow us on WhatsApp"),
        ("navigation", "Back to top"),
    ],
    "windows of other sections": [
        ("#", "Cyprus bans the old ferries"),
        ("", "Cyprus banned ferries that are older than thirty years."),
        ("navigation", "Most read"),
        ("related_link", "The bakery that refuses to close"),
        ("navigation", "Recommended for you"),
        ("related_link", "Why gardeners love the rain this year"),
        ("navigation", "More from Business"),
    ],
    "photo agencies and dates": [
        ("#", "Canada and Denmark divide an island"),
        ("timestamp", "Tuesday, June 14, 2022"),
        ("image_caption", "Ministers exchange flags in Ottawa, June 14, 2022. Justin Field/AFP"),
        ("", "Canada and Denmark divided Hans Island on Tuesday."),
        ("", "The border now runs across the rock."),
    ],
    "a paragraph that lost its stop": [
        ("#", "Rwanda opens a school for pilots"),
        (
            "",
            "Rwanda opened a school for pilots of drones that will carry blood to clinics in the hills of the west",
        ),
        ("", "The first class begins in June."),
    ],
}

# Sentences of articles that come close to furniture.
PLAIN_SENTENCES = [
    "The war continues after the talks in Geneva.",
    "The report was produced by the agency and says the reactor is safe.",
    "Terms of the deal were not disclosed.",
    "Account holders in Lebanon protested.",
    "More from Gazprom is expected.",
    "Copyright law in India has not changed since 2012.",
    "By Monday, Turkey had withdrawn.",
    "By Tuesday night the army controlled the bridge.",
    "Share prices in Tokyo rose.",
    "AI-generated videos of the president spread before the vote.",
    "Updated estimates show growth of 2.5% in 2025.",
    "Support for the government fell.",
    "Follow-up talks are planned in Doha.",
    "Home Secretary Anna Bell rejected the request.",
    "World Bank officials met the minister.",
    "Business leaders support the treaty.",
    "News Corp owns the paper.",
    "The photo shows the minister with the general.",
    "Reporting from the front has become dangerous.",
    "Editing the constitution requires a referendum.",
    "We use gas from Norway, the minister said.",
    "Comments by the president angered Ankara.",
    "Press freedom is under threat in Georgia.",
    "Register offices opened at eight.",
    "Paid leave was extended.",
    "Pay with Russian partners stalled, the bank said.",
    "Live ammunition was used against the crowd.",
    "Save the Children accused both armies.",
    "Contact between the two capitals broke off.",
    "The story has not ended.",
    "The article of the treaty on borders was deleted.",
    "A year ago Mali expelled the mission.",
    "Both sides agreed to share the costs.",
    "You have to read the treaty, he said.",
    "Premium fuel is no longer exported to Syria.",
    "Subscribers in Brazil lost access to the network.",
    "This page of history is closed, Abe said.",
    "Menu prices rose by 4 percent.",
    "Search teams from Turkey arrived in Rabat.",
    "Top diplomats from Japan and Korea met.",
    "Latest figures from the ministry are not trusted.",
    "Related charges against the general were dropped.",
    "Related: none of the charges against him stood.",
    "NATO - the alliance - did not comment.",
    "Reply to Iran's letter is not planned.",
    "Sponsored militias crossed the border.",
    "Donate blood, the mayor told residents.",
    "Cookies and tea were served to the delegations.",
    "May 3 was chosen for the vote.",
    "Photo opportunities were cancelled.",
    "Correction of the border is not on the table.",
]

REPAIRS = [
    ("Russia didn’t object.", "Russia didn't object."),
    ("“We can’t,” he said.", '"We can\'t," he said.'),
    ("«Nous» and „wir“ differ.", '"Nous" and "wir" differ.'),
    ("Re\u0301publique and A\u030angstro\u0308m", "République and Ångström"),
    ("10 \u212b wide", "10 \u00c5 wide"),
    ("in\u00a0Beijing and\u202fParis", "in Beijing and Paris"),
    ("zero\u200bwidth\u2060 sp\u00adace", "zerowidth space"),
    ("<p>Mali &amp; Niger</p>", "Mali & Niger"),
    ("Mali&nbsp;and <b>Niger</b> met.", "Mali and Niger met."),
    ("It&#8217;s Mali&amp;rsquo;s turn.", "It's Mali's turn."),
    ("It aims at security.As before.", "It aims at security. As before."),
    ("He left in 2021.The court met.", "He left in 2021. The court met."),
    ('He said "no."The room fell silent.', 'He said "no." The room fell silent.'),
    ("Osei(Ghana)met Bah.", "Osei (Ghana) met Bah."),
    ("Osei opposes the “tariff”,Kofi said.", 'Osei opposes the "tariff", Kofi said.'),
    ("The “coalition”met in“Paris”.", 'The "coalition" met in "Paris".'),
    ('She called it"unfair"again.', 'She called it "unfair" again.'),
    ("Talks in Kyrgyzstan .", "Talks in Kyrgyzstan."),
    ("He said :We agree .", "He said: We agree."),
    ("known,adding that", "known, adding that"),
    ("It was said on Mon-\nday by both.", "It was said on Monday by both."),
    ("the air-\ndefence plan of North Macedo-\nnia", "the air-defence plan of North Macedonia"),
    ("Togo 's tax ,he said , “ is high .”", 'Togo\'s tax, he said, "is high."'),
    ("It came “today”(see map).", 'It came "today" (see map).'),
    ("They said it in Lomé [video] again", "They said it in Lomé again"),
    ("They werenever consultedon it.", "They were never consulted on it."),
    ("He does notsupport it.", "He does not support it."),
    ("Mali'senvoy left.", "Mali's envoy left."),
    ("He ownsMaziv and a farm.", "He owns Maziv and a farm."),
    ("a treaty withMali ofthe two", "a treaty with Mali of the two"),
    ("signed in2024 by both", "signed in 2024 by both"),
    ("the ﬁrst oﬃce", "the first office"),
    ("## A **bold** step", "A bold step"),
    ("see [the text](https://example.org/a) now", "see the text now"),
    ("a  lot\tof   space", "a lot of space"),
]

UNTOUCHED = [
    "easyJet and eBay sued iRobot.",
    "The firms flyDubai, airBaltic and openSUSE differ.",
    "The U.S. and the U.K. met at 5 p.m. in St. Moritz.",
    "Booking.Com and example.org are sites; index.html is a file.",
    "It rose by 1,000.5 points, or 3.2%.",
    "person(s) and country(ies) (re)elected",
    "McDonald's, YouTube, TurkStream and DeepMind",
    "onshoring, nearshoring, cyberattacks, gasfield and denuclearisation",
    "mujahideen, perestroika, zaporizhzhia and hryvnia",
    "A < b and c > d.",
    "Dr. Ph.D. students",
    "AT&T and R&D",
    "It ended 3:2 at 10:30.",
    "short- and long-term plans of pro-Western parties",
    "the regulator -the oldest one- says no",
    "candour, offence, harbour and an interconnector",
]


def article(text: str, title: str = "") -> Article:
    return Article(id=article_id(url="", outlet="", text=text), title=title, text=text)


def texts(cleaned: Cleaned) -> list[str]:
    return [block.text for block in cleaned.blocks]


def kept_characters(cleaned: Cleaned) -> set[int]:
    spans = (block.raw(at, at + 1) for block in cleaned.blocks for at in range(len(block.text)))
    return {at for span in spans for at in range(span.start, span.end)}


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n"])
@pytest.mark.parametrize("name", PAGES)
def test_dirty_pages(name: str, gap: str) -> None:
    page = PAGES[name]
    cleaned = clean(article(gap.join(line for _, line in page)))
    assert texts(cleaned) == [line for kind, line in page if kind in ("", "#", "=")]
    kinds = {"": BlockKind.PARAGRAPH, "#": BlockKind.HEADLINE, "=": BlockKind.SUBHEAD}
    assert [block.kind for block in cleaned.blocks] == [kinds[kind] for kind, _ in page if kind in kinds]


@pytest.mark.parametrize("name", PAGES)
def test_reasons(name: str) -> None:
    raw = "\n\n".join(line for _, line in PAGES[name])
    found = {removed.span.of(raw): removed.kind for removed in clean(article(raw)).removed}
    wanted = {line: kind for kind, line in PAGES[name] if kind not in ("", "#", "=", "markup_residue")}
    assert {line: found.get(line) for line in wanted} == wanted


@pytest.mark.parametrize("sentence", PLAIN_SENTENCES)
def test_plain_sentences_are_no_furniture(sentence: str) -> None:
    assert furniture_kind(sentence) == ""
    assert furniture_front(sentence) == (0, "")


@pytest.mark.parametrize(("dirty", "repaired"), REPAIRS)
def test_repairs(dirty: str, repaired: str) -> None:
    assert texts(clean(article(dirty))) == [repaired]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_left_alone(text: str) -> None:
    assert texts(clean(article(text))) == [text]


@pytest.mark.parametrize(
    ("line", "kept", "kind"),
    [
        ("Homepage News Peru closes its embassy in Quito.", "Peru closes its embassy in Quito.", "navigation"),
        ("Jump to navigation Subscribe Share Tweet The minister said no.", "The minister said no.", "navigation"),
        ("Share Tweet World Bank staff met in Lima.", "World Bank staff met in Lima.", "navigation"),
        ("Home News Energy Minister Jan Kos left office.", "Energy Minister Jan Kos left office.", "navigation"),
        ("ADVERTISEMENT The court in Accra ruled.", "The court in Accra ruled.", "advertisement"),
        ("14:32 Sudan closes its airspace.", "Sudan closes its airspace.", "timestamp"),
        ("2 hours ago - Sudan closes its airspace.", "Sudan closes its airspace.", "timestamp"),
        ("BREAKING: Sudan closes its airspace.", "Sudan closes its airspace.", "label"),
        ("BEIJING, Sept 2 (Reuters) - China met Laos.", "China met Laos.", "dateline"),
        ("BAMAKO (Own report) -- The court ruled.", "The court ruled.", "dateline"),
        ("ACCRA, Ghana — The court ruled.", "The court ruled.", "dateline"),
        ("From our correspondent in Bamako. The court ruled.", "The court ruled.", "byline"),
        ("12 min read | Business The court in Accra ruled.", "The court in Accra ruled.", "timestamp"),
        ("Updated 14:02 GMT The court in Accra ruled.", "The court in Accra ruled.", "timestamp"),
        ("Share this article | The court in Accra ruled.", "The court in Accra ruled.", "navigation"),
        ("ACCRA, Ghana (AP) — The court ruled.", "The court ruled.", "dateline"),
        ("MINSK, May 4. /TASS/. The court ruled.", "The court ruled.", "dateline"),
        ("NAIROBI — The court ruled.", "The court ruled.", "dateline"),
        ("Quito, 4 May (Nova Wire) -- The court ruled.", "The court ruled.", "dateline"),
    ],
)
def test_fronts_are_cut_and_the_sentence_stays(line: str, kept: str, kind: str) -> None:
    cleaned = clean(article(line))
    assert texts(cleaned) == [kept]
    assert [removed.kind for removed in cleaned.removed] == [kind]


def test_headline_without_stop_run_into_the_text() -> None:
    title = "Tonga signs a treaty with Fiji"
    cleaned = clean(article(f"{title} Tonga signed a treaty on trade with Fiji.", title=title))
    assert [(block.kind, block.text) for block in cleaned.blocks] == [
        (BlockKind.HEADLINE, title),
        (BlockKind.PARAGRAPH, "Tonga signed a treaty on trade with Fiji."),
    ]


def test_headline_of_the_front_matter_stays_once() -> None:
    raw = "---\ntitle: “Tonga” signs a treaty\ndate: 2024-01-02\n---\n\n“Tonga” signs a treaty\n\nTonga signed it.\n"
    cleaned = clean(article(raw))
    assert texts(cleaned) == ['"Tonga" signs a treaty', "Tonga signed it."]
    assert cleaned.blocks[0].raw(0, 7).of(raw) == "“Tonga”"
    assert {removed.kind for removed in cleaned.removed} == {"front_matter", "duplicate_headline"}


def test_hard_wrapped_paragraphs_are_joined() -> None:
    raw = (
        "Tonga and Fiji agree on fishing\n\n"
        "Tonga and Fiji have agreed on fishing in the waters between their two\n"
        "archipelagos, the government in Nuku'alofa said on Friday. President\n"
        "Sione Vaka welcomed it.\n\n"
        "It ends a quarrel.\n"
    )
    cleaned = clean(article(raw))
    assert len(cleaned.blocks) == 3
    paragraph = cleaned.blocks[1]
    assert "between their two archipelagos" in paragraph.text
    at = paragraph.text.index("President Sione")
    assert paragraph.raw(at, at + len("President Sione")).of(raw) == "President\nSione"


def test_a_text_without_a_sentence_stays() -> None:
    assert texts(clean(article("Russia attacks Ukraine"))) == ["Russia attacks Ukraine"]


@pytest.mark.parametrize("raw", ["", " \n\t\n", "\ufeff", "---", "<p></p>", "\u200b\n\u00ad"])
def test_nothing_in_nothing_out(raw: str) -> None:
    assert clean(article(raw)).blocks == ()


def test_offsets_of_repairs() -> None:
    raw = "AT&amp;T isn’t known,X said. Werenever?"
    (block,) = clean(article(raw)).blocks
    assert block.text == "AT&T isn't known, X said. Werenever?"
    for word, original in {"AT&T": "AT&amp;T", "isn't": "isn’t", "known,": "known,", "X": "X", "&": "&amp;"}.items():
        at = block.text.index(word)
        assert block.raw(at, at + len(word)).of(raw) == original
    assert block.offsets[-1] == len(raw)


def test_glued_words_need_a_function_word() -> None:
    assert cuts_of("partofthe") == (4, 6)
    assert cuts_of("consultedon") == (9,)
    assert cuts_of("werenever") == (4,)
    assert cuts_of("saidthat") == (4,)
    for word in ("gasfield", "onboarding", "livestream", "geopolitics", "startup", "overtourism", "consulted"):
        assert cuts_of(word) == (), word


_PLAIN = str.maketrans("‘’‚‛′´‹›“”„‟″«»", "''''''''\"\"\"\"\"\"\"")
_CHARACTERS = (
    st.sampled_from(list("aéZ .,;:!?\"'()[]<>/&-—’“”„«»\n\r\t\u00a0\u00ad\u200b\u0301\u2028\x00\ud800ﬁ"))
    | st.characters()
)
_PIECES = st.sampled_from(
    [
        "Also read", "Advertisement", "Homepage News ", "\n\n", "\n", "<p>", "</div>", "&nbsp;", "&amp;quot;",
        "Russia didn’t oppose it.", "security.As", "ofthe ", "consultedon", "withMali", "Mali'senvoy",
        "---\ntitle: x\n---\n",
        "BEIJING, Sept 2 (Reuters) - ", "6 hours ago", "in2024", "Osei(Ghana)met", "“no”,Kofi", " .", "...", "**",
    ]
)  # fmt: skip
_DIRT = st.lists(_PIECES | st.text(_CHARACTERS, max_size=12), max_size=25).map("".join)


@settings(deadline=None)  # the machine may be busy
@given(_DIRT)
def test_every_character_maps_to_the_raw_text(raw: str) -> None:
    for block in clean(article(raw)).blocks:
        assert block.text
        assert len(block.offsets) == len(block.text) + 1
        assert list(block.offsets) == sorted(block.offsets)
        assert 0 <= block.offsets[0] <= block.offsets[-1] <= len(raw)
        for at, char in enumerate(block.text):
            behind = block.raw(at, at + 1).of(raw)
            assert char == behind or _is_documented(char, behind), (char, behind)


def _is_documented(char: str, behind: str) -> bool:
    """Whether one of the stated normalisations makes the working character of the raw ones."""
    shown = "".join(c for c in html.unescape(behind) if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"})
    if behind == "" or (char == " " and shown.isspace()):
        return char == " "  # inserted, or white space collapsed ("\t&nbsp;", with invisible characters between)
    return (
        behind.translate(_PLAIN) == char
        or char in unicodedata.normalize("NFKC", behind)
        or (behind in "\ud800\udfff" or "\ud800" <= behind <= "\udfff")
        or (behind.startswith("&") and behind.endswith(";"))
        or (char.isspace() and behind.strip() == "")
    )


@settings(deadline=None)  # the machine may be busy
@given(_DIRT)
def test_every_raw_character_is_accounted_for_once(raw: str) -> None:
    cleaned = clean(article(raw))
    kept = kept_characters(cleaned)
    gone = [at for removed in cleaned.removed for at in range(removed.span.start, removed.span.end)]
    assert not kept & set(gone)
    assert len(gone) == len(set(gone))
    assert all(raw[at].isspace() for at in set(range(len(raw))) - kept - set(gone))


@settings(deadline=None)  # the machine may be busy
@given(_DIRT)
def test_working_text_is_clean(raw: str) -> None:
    for block in clean(article(raw)).blocks:
        assert block.text == block.text.strip()
        assert "  " not in block.text
        assert not re.search("[\u00a0\u00ad\u200b\u2028‘’“”\x00\ud800-\udfff]", block.text)


@settings(deadline=None)  # the machine may be busy
@given(_DIRT)
def test_cleaning_is_deterministic(raw: str) -> None:
    assert clean(article(raw)) == clean(article(raw))


@pytest.mark.shared
def test_kept_characters_on_the_gold_articles(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/boilerplate.jsonl").read_text().splitlines()]
    right = surplus = lost = 0
    for file in sorted((shared / "gold/articles").glob("*.txt")):
        raw = file.read_bytes().decode()
        wanted = {at for at, char in enumerate(raw) if not char.isspace()}
        for row in rows:
            if row["doc"] == file.name:
                wanted -= set(range(row["start"], row["end"]))
        kept = {at for at in kept_characters(clean(article(raw))) if not raw[at].isspace()}
        right, surplus, lost = right + len(kept & wanted), surplus + len(kept - wanted), lost + len(wanted - kept)
    assert right / (right + surplus) >= 0.98
    assert right / (right + lost) >= 0.98
