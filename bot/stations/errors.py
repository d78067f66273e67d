"""What can be wrong with a directory of stations."""


class StationsError(Exception):
    """Base of all errors of the directory."""


class UnknownColumns(StationsError):
    """A file that is none of the known tables."""

    def __init__(self, file_name: str) -> None:
        self.file_name = file_name
        super().__init__(file_name)


class DamagedDirectory(StationsError):
    """An index that is cut, altered or of another version."""
