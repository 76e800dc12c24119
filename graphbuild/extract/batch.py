"""The unit of work: articles in, records out. The same function runs in this process, in workers and in a cluster."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from graphbuild.annotate import Annotated, Language, annotate, load_model, verb_forms
from graphbuild.assets import asset
from graphbuild.collecting import rare_collections
from graphbuild.extract.applying import Applicable, words_of
from graphbuild.extract.claims import claims_of
from graphbuild.extract.config import ExtractConfig
from graphbuild.extract.event_keys import with_event_ids
from graphbuild.extract.frame_index import FrameIndex
from graphbuild.extract.lexicon import load_lexicon
from graphbuild.extract.mentions import TokenMention, find_mentions
from graphbuild.extract.plugins import load_extractors, with_proposals
from graphbuild.extract.reading import Reading
from graphbuild.extract.tree import LIGHT
from graphbuild.gazetteer import Gazetteer
from graphbuild.ingest.cleaning import clean
from graphbuild.model import Article, Claim, Mention, Node, Record, digest, sort_claims
from graphbuild.ontology import Ontology


@lru_cache(maxsize=4)
def _resources(config: ExtractConfig) -> tuple[Gazetteer, FrameIndex]:
    gazetteer = Gazetteer.load(*(Path(folder) for folder in config.gazetteer_dirs))
    return gazetteer, FrameIndex(Ontology.load(*(Path(folder) for folder in config.ontology_dirs)))


@lru_cache(maxsize=4)
def _verb_forms(config: ExtractConfig) -> frozenset[str]:
    """Forms of the verbs that trigger something, report or govern: for headlines in Title Case."""
    _, index = _resources(config)
    lexicon = load_lexicon()
    triggers = {lemma for frame in index.ontology.frames() if frame.pos == "v" for lemma in frame.lemmas}
    return verb_forms(sorted(triggers | lexicon.say | lexicon.deny | lexicon.ended | set(lexicon.modality) | LIGHT))


def rules_version(config: ExtractConfig) -> str:
    """Return a hash over all rules: code of the extraction, word lists, ontology, and other extractors."""
    return digest("", _fixed(config), _ontology_hash(config))


def article_rules(words: Collection[str], config: ExtractConfig) -> str:
    """Return a hash over the rules that decide the record of an article: all but relations that it cannot meet.

    Args:
        words: Words of the article, as its record has them.
        config: Settings.
    """
    return digest("", _fixed(config), _applicable(config).rules(words))


@lru_cache(maxsize=4)
def _applicable(config: ExtractConfig) -> Applicable:
    return Applicable(_resources(config)[1].ontology, _verb_forms(config))


def _fixed(config: ExtractConfig) -> str:
    """Hash of what every article depends on; other extractors may read the whole ontology."""
    if not config.extractors:
        return _code_hash(config)
    others = load_extractors(config.extractors, _resources(config)[1].ontology)
    versions = (f"{name} {other.version}" for name, other in others.items())
    return digest("", _code_hash(config), _ontology_hash(config), *versions)


@lru_cache(maxsize=4)
def _ontology_hash(config: ExtractConfig) -> str:
    folders = map(Path, config.ontology_dirs)
    return _hash([asset("data/ontology.toml"), *(file for folder in folders for file in folder.glob("*.toml"))])


@lru_cache(maxsize=4)
def _code_hash(config: ExtractConfig) -> str:
    package = Path(__file__).resolve().parent
    files = [
        *package.glob("*.py"),
        *(package.parent / "ingest").glob("*.py"),
        *(package.parent / "annotate").glob("*.py"),
        package.parent / "folding.py",
        package.parent / "gazetteer.py",
        package.parent / "ontology.py",
        package.parent / "model.py",
        package.parent / "resolve" / "variants.py",
        asset("data/precision.toml"),
        *asset("data/lexicon").glob("*.toml"),
        *asset("data/gazetteer").rglob("*.toml"),
    ]
    for folder in config.gazetteer_dirs:
        files += Path(folder).glob("*.toml")
    return digest("", config.coreference, _hash(files))


def _hash(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for file in sorted(files, key=lambda path: (path.name, path.read_bytes())):
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


@lru_cache(maxsize=4)
def model_version(config: ExtractConfig) -> str:
    """Return name and version of the language model."""
    return f"{config.model} {load_model(config.model).meta.get('version', '')}"


def extract_batch(
    articles: Sequence[Article], config: ExtractConfig | None = None, *, nlp: Language | None = None
) -> list[Record]:
    """Extract the records of a batch of articles, in order.

    Args:
        articles: What to read.
        config: Settings; the default ones if None.
        nlp: The language model, if it is loaded already; else that of the settings, loaded once per process.

    Raises:
        ModelMissingError: The language model is not installed.
        DataFileError: Ontology, lexicon or gazetteer have mistakes.
        InputError: An extractor of the config is not installed or cannot work.
    """
    config = config or ExtractConfig()
    gazetteer, index = _resources(config)
    model = nlp or load_model(config.model)
    others = load_extractors(config.extractors, index.ontology)
    with rare_collections():
        cleaned = [(article, clean(article)) for article in articles]
        records = []
        for item in annotate(cleaned, model, _verb_forms(config)):
            records.append(with_proposals(_record(item, gazetteer, index, config), item, index.ontology, others))
            item.doc.release()
        return records


def _record(annotated: Annotated, gazetteer: Gazetteer, index: FrameIndex, config: ExtractConfig) -> Record:
    found = find_mentions(annotated.doc, gazetteer) if len(annotated.doc) else ()
    mentions = tuple(with_event_ids(found, annotated.doc, annotated.article))
    reading = Reading(
        annotated=annotated,
        ontology=index.ontology,
        lexicon=load_lexicon(),
        mentions=mentions,
        coreference=config.coreference,
        invasions=gazetteer.invasions,
        wholes=gazetteer.wholes,
    )
    claims = sort_claims(claims_of(reading, index))
    words = words_of(annotated.doc, [block.text for block in annotated.blocks])
    return Record(
        article=annotated.article,
        mentions=tuple(_mention(annotated, mention) for mention in mentions),
        nodes=_nodes(reading, mentions, claims),
        claims=claims,
        rules_version=article_rules(words, config),
        model_version=model_version(config),
        words=words,
    )


def _mention(annotated: Annotated, mention: TokenMention) -> Mention:
    span = annotated.raw(mention.start, mention.end)
    return Mention(
        span=span,
        text=span.of(annotated.article.text),
        type=mention.node.type,
        form=mention.form,
        node=mention.node.id,
        way=mention.way,
        confidence=mention.confidence,
    )


def _nodes(reading: Reading, mentions: Sequence[TokenMention], claims: Sequence[Claim]) -> tuple[Node, ...]:
    """Every node that a mention or a claim names, by id."""
    nodes = {mention.node.id: mention.node for mention in mentions}
    for node in reading.made.values():
        nodes.setdefault(node.id, node)
    used = {argument.id for claim in claims for argument in (claim.subject, claim.object)}
    used |= {about.entity for node_id in used if node_id in nodes for about in nodes[node_id].about}
    mentioned = {mention.node.id for mention in mentions}
    return tuple(node for _, node in sorted(nodes.items()) if node.id in mentioned or node.id in used)
