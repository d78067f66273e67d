"""Imports Rasa before the tests do: the warnings of its old libraries are about them, not about us."""

import warnings

import bot.engine  # noqa: F401  # sets what Rasa reads while it is imported

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import rasa.core.agent
    import rasa.model_training  # noqa: F401
