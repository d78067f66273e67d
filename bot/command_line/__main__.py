"""`python -m bot.command_line` is the command `vigie`."""

from bot.command_line.application import main

main()
