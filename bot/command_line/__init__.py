"""The command `vigie`: serve, train, evaluate, incidents."""

from bot.command_line.application import main

__all__ = ["main"]
