# ruff: noqa: E501 - a pattern is easier to judge on one line
"""What stands on a news page beside the article: patterns of whole lines, by the reason for leaving them out.

They describe habits of many sites, in English; letter case does not matter unless said. None may match a plain
sentence of an article: tests/test_ingest_cleaning.py holds sentences that come close.
"""

from typing import Final

_MONTH: Final = r"(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?"
_WEEKDAY: Final = r"(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,? "
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(:\d{2})?( ?[ap]\.?m\.?)?( ?\(?[a-z]{2,4}\)?)?( time)?"
_STAMP: Final = r"((first |last )?(published|updated|posted|modified|created)( on| at)?:? ?)"
_DAY: Final = rf"(\d{{1,2}}(st|nd|rd|th)? {_MONTH},?|{_MONTH} \d{{1,2}}(st|nd|rd|th)?,?)( \d{{4}})?"
_CREDIT: Final = r"(image|photo|picture|pic|photograph|file photo|illustration|graphic|map)"

FULL_LINE: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "advertisement",
        (
            r"(article )?ad(vertisement|vert|s)?( box| break| choices)?",
            r"(ads?|sponsored|promoted|presented) by [^.]{1,40}|(sponsored|promoted) (content|post|links?|stories)|sponsored",
            r"paid (post|content|partnership)|advertisement ?[-–—|:] ?.{0,60}|remove ads|report this ad|adchoices",
            r"((story|article|report|text) continues|continue reading|scroll( down)?) (below|after|to continue).{0,40}",
        ),
    ),
    (
        "timestamp",
        (
            rf"{_STAMP}?(about |an? )?\d* ?(second|sec|minute|min|hour|hr|day|week|month|year)s? ago( ?[\d·|,-]+[^.]{{0,30}})?",
            r"\d{1,2}[- ]min(ute)?s?( read| reading time)?( ?[|·•-] ?\w[^.]{0,30})?|reading time:? .{1,20}",
            rf"{_STAMP}?({_WEEKDAY})?{_DAY}([,|·–-]? ?(at )?{_CLOCK})?( ?[|·•] ?.{{1,30}})?",
            rf"{_STAMP}?({_WEEKDAY})?{_DAY}\W*\d{{1,2}}[- ]min(ute)?s?( read)?",
            rf"{_STAMP}?(\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})([ t,]*{_CLOCK})?",
            rf"{_STAMP}?{_CLOCK}|as it happened|live|live updates|{_STAMP}",
        ),
    ),
    (
        "image_caption",
        (
            rf".{{0,300}}[(\[]({_CREDIT}|credit|source)s?( credits?| courtesy| by)?( ?[:/|-] ?| of | by )[^()]{{2,60}}[)\]]?\.?",
            rf"({_CREDIT}|file|pictured)( credits?| source| caption| by| courtesy of)?(:| [-–—] ).{{2,300}}",
            r"(image|photo|picture) (credit|source|caption|courtesy)s?\b.{0,200}|(photo|photograph|picture) by [^.]{2,60}",
            r".{0,200}\((l|r|c|left|right|cent(re|er)|pictured)\)[^.\"]{0,120}",
            r"(enlarge|view|open) (this )?(image|photo|gallery).{0,20}|.{0,80}\bfile (photo|picture)\W*|\[image.{0,80}\]",
        ),
    ),
    (
        "editorial_note",
        (
            r"(this |the )?(summary|article|story|text|report|translation)( is| was| has been)? "
            r"((partly |partially |fully )?(ai|auto|machine|automatically|auto-?matically)[ -]?"
            r"(generated|translated|written|created|produced|summari[sz]ed))\b.{0,160}",
            r"(ai|artificial intelligence)[- ](generated|assisted|powered) (summary|translation|text|content|audio)\b.{0,120}",
            r"(this|the) (summary|article|story|translation) .{0,40}(with the help of|using|by) (ai|artificial intelligence)\b.{0,120}",
            r"\(?(this|the) (story|article|copy) (has not been edited|is (published|auto)|was (originally|first) published).{0,200}",
            r"\(?((additional |with )?(reporting|writing|editing) by|additional reporting from|with inputs? from|"
            r"with (reporting|files) (from|by)) .{2,200}",
            r"newsroom reviewed\W*|\(?with agenc(y|ies)( inputs?)?\W*|(source|via): [A-Za-z ]{2,30}",
            r"(correction|clarification|editor'?s'? note|disclaimer)( ?\(.{0,40}\))?:.{0,600}",
            r"(this (story|article|report) (has been|was) (updated|corrected|amended)|an earlier version of this).{0,600}",
            r"(the )?(views|opinions) expressed (in this|here|are|by).{0,200}|our standards:.{0,80}",
        ),
    ),
    (
        "paywall",
        (
            r"(subscribe|sign up|register|log ?in|become a (member|subscriber)).{0,30}"
            r"(continue|keep reading|unlock|read (the|this|more)|full (access|story|article)|unlimited).{0,80}",
            r"(to )?(continue|keep) reading.{0,12}(subscribe|register|log ?in|this article|with a).{0,80}",
            r"(are you )?(already|not( yet)?) (a|an|registered|our) ?(subscriber|member|user)?\b.{0,12}(\?|log|sign|subscribe).{0,40}",
            r"(this|the) (article|content|story|page) is (only )?(for|available to|reserved for|exclusive to) .{0,20}"
            r"(subscribers|members|premium).{0,40}",
            r"you('ve| have) (reached|read|used|got|\d+)\b.{0,60}\b(free|monthly|complimentary)\b.{0,20}(articles?|limit|stories).{0,60}",
            r".{0,40}free (articles?|stories) (left|remaining).{0,60}|(to|want to) read the (rest|full|remainder).{0,120}",
            r"\W{0,3}(unlimited|full) (digital |online )?access\b.{0,60}",
            r"unlock (this|the|full|all|unlimited|more)\b.{0,20}(article|story|access|offer|content).{0,60}",
            r"(start|try|get) (your |a )?(free )?(trial|subscription)\b.{0,80}|.{0,40}cancel (at )?any ?time.{0,60}",
            r"subscribe (now|today|for (only|just|less|full|\W)).{0,80}|subscriber[- ](only|exclusive).{0,40}|premium( content| article)?",
        ),
    ),
    (
        "payment_form",
        (
            r"(choose|select|enter) (an?|your) (amount|payment|contribution|donation|card|plan)\b.{0,60}",
            r"(card number|account number|cardholder( name)?|expiry( date)?|expiration( date)?|cvv|cvc|security code|billing address)"
            r"\W*( ?\(?(mm|\d).{0,20})?",
            r"(pay|check ?out|donate|give) (with|by|via|now|today|securely)\b[^.]{0,60}|donate|make a (donation|contribution)\b.{0,60}",
            r"([$€£] ?\d+(\.\d\d)?( ?(/|per|a) ?(month|year|week|mo))? ?)+(other( amount)?|one[- ]off|monthly|yearly)?",
            r"(one[- ](time|off)|monthly|annual(ly)?|yearly)( (one[- ](time|off)|monthly|annual(ly)?|yearly))*",
            r"(support|fund|back) (our|independent|quality) (journalism|reporting|newsroom)\b.{0,100}",
        ),
    ),
    (
        "comment_form",
        (
            r"(leave|post|add|write|submit|join|view|show|hide|load|read)( (a|an|your|the|all|more))*( \d+)?"
            r" (comments?|reply|replies|conversation|discussion)[^.]{0,20}",
            r"your (email|e-mail) address will not be published.{0,80}|required fields are marked.{0,20}",
            r"(name|e-?mail|website|comment|your (name|comment|email))( ?[*:]| \(required\)| \(optional\))+",
            r"save my name.{0,120}|be the first to (comment|reply|like).{0,30}|(cancel )?reply|notify me of.{0,80}",
            r"\d+ comments?|comments? ?(\(\d+\)|are closed\.?|\d+)?|sort by:?.{0,40}|.{0,40}comments are (pre-)?moderated.{0,60}",
        ),
    ),
    (
        "cookie_banner",
        (
            r"(we( and our partners)?|this (site|website|page)|our (site|website|partners))\b.{0,60}\bcookies?\b.{0,300}",
            r"by (continuing to (use|browse|visit)|clicking)\b.{0,120}(cookies?|privacy|terms|agree).{0,120}",
            r"(accept|reject|allow|decline|manage|customi[sz]e)( all| necessary| only| my| optional)*( cookies| preferences| choices| settings)+",
            r"(accept|reject|allow) all|cookie policy|(cookie|privacy) (settings|preferences|notice)[^.]{0,60}"
            r"|your privacy( matters| choices)?\b[^.]{0,60}",
        ),
    ),
    (
        "newsletter",
        (
            r"(get|receive|sign up|subscribe).{0,80}(newsletters?|inbox|(news |email |breaking )alerts?)\b.{0,80}",
            r"(sign up|subscribe|register) (for|to) (our|the).{0,80}|(enter|your) (your )?e-?mail( address)?\W*",
        ),
    ),
    (
        "embed",
        (
            r"(https?://|www\.)\S+|pic\.twitter\.com/\S+|@\w{2,30}|[\w.+-]+@[\w-]+\.[\w.]+",
            r"[-–—] .{2,60}\(@\w{2,30}\).{0,40}|view (this|on|full) (post|tweet|twitter|x|instagram)\b.{0,40}",
            r"(this|the) (video|content|embed|tweet) .{0,50}(cannot be|can't be|is unavailable|is no longer|not be (displayed|played)).{0,60}",
        ),
    ),
    ("table", (r"\|([^|]*\|){2,}",)),
    (
        "copyright",
        (
            r"(©|\(c\)).{0,150}|copyright( ©| \(c\)| \d{4}|:).{0,150}|.{0,120}all rights reserved.{0,80}",
            r"(reproduction|republication|unauthori[sz]ed) .{0,40}(without|prohibited).{0,80}",
            r"terms (of (use|service)|(and|&) conditions)\b[^.]{0,40}|privacy policy[^.]{0,40}",
        ),
    ),
)

#: The picture agency at the end of a caption; a slow pattern, tried only where a line holds one of the words.
PICTURE_AGENCY: Final = (
    r".{0,250}(getty images|ap photo|afp via getty|via (ap|afp|reuters|getty)|shutterstock|/(ap|afp|reuters|epa))"
    r"[^.]{0,20}[)\]]?"
)
PICTURE_AGENCY_WORDS: Final = ("getty", "ap photo", "via a", "via reuters", "shutterstock", "/a", "/reuters", "/epa")

#: A line that ends as a sentence does is none of these.
UNFINISHED_LINE: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "related_link",
        (
            r"(also |must |further )?(read|see|watch|listen|more)( more| also| next| on this| now|:)?( ?[:>»|]| -) ?.{2,200}",
            r"(related|recommended|trending|don't miss|in pictures)( stories| story| article| articles| news)? ?[:>»|] ?.{2,200}",
        ),
    ),
    (
        "navigation",
        (
            r"(also|must|further)[- ]?(read|reading|see)s?|(read|see|learn|show|load|view)( (also|more|less|on))+",
            r"(read|view|see|show) (the )?(full|entire|whole|original|complete) (article|story|post|text|page)",
            r"(more|latest|top|most|recent|popular|editor'?s|other|related|trending|further|recommended|similar)"
            r"( (stories|story|news|articles?|posts?|read|viewed|popular|shared|picks|headlines|topics?|now"
            r"|videos?|reading|content|links|coverage|like this|from|in|on|about|for you|by|this)){1,3}( \w+){0,3}",
            r"others are (also )?(reading|watching).{0,20}|recommended( for you)?|trending( now| topics)?|related",
            r"(you|people) (may|might|could|also) (also )?(like|read|liked|be interested).{0,30}|what (to read|others|readers).{0,30}",
            r"(share|follow|like|join|tweet|find|contact|email|print|save|copy|bookmark|listen|download|install)"
            r"( (to|on|via|this|us|the|our|link|it|by|with|in|full))*"
            r"( (article|story|page|post|app|news|newsletter|channel|facebook|twitter|x|whatsapp|telegram|linkedin"
            r"|google news|e-?mail|instagram|youtube|podcast|reddit|bluesky|audio))*( (and|for|or) .{0,40})?",
            r"(jump|skip|go|back|return) (to )?(the )?(main )?(content|navigation|top|home|homepage|menu|search)",
            r"(sign|log) ?(in|up|out|on)( .{0,60})?|(my )?account|register|subscribe|newsletters?|menu|search",
            r"(tags?|topics?|filed under|categor(y|ies)|keywords|more about|section) ?:.{0,200}",
            r"(previous|next|older|newer)( (article|story|post|page))?|page \d+( of \d+)?|\d+ ?/ ?\d+|[\d.,]+k? (shares?|views?|likes?)",
            r"(close|open|expand|toggle|hide|show)( (menu|search|navigation|sidebar|all|details|transcript))+",
            r"about us|about (the author|this article)|contact( us)?|advertise( with us)?|careers|help|faq|site ?map|rss|press",
            r"(skip to \w+|home|menu|subscribe|search|sign in|log ?in)[^|]{0,30}( ?\| ?[^|]{1,60}){2,}",
            r"(home|homepage|news)( ?[/>»›|·] ?[\w&' -]{2,40})+(\W+.{0,200})?",
        ),
    ),
)

#: Letter case counts: a byline is told from a passive by its capitals.
BYLINE: Final[tuple[str, ...]] = (
    r"((Written |Reported |Story )?[Bb]y|BY):? [A-Z][\w.'-]+( (and|de|van|von|al|el|bin|in|[A-Z][\w.'-]*),?){1,10}(, [\w' ]{3,40})?",
    r"[A-Z][\w.'-]+( [A-Z][\w.'-]+){1,2},? ([Cc]orrespondent|[Rr]eporter|[Ss]taff [Ww]riter|(political |senior )?[Ee]ditor)"
    r"( in [A-Z]\w+)?",
)
