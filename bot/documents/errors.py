"""What can go wrong with a document.

DocumentError
└── CannotBeSet   the typesetter refused the text; carries the kind, never the text
"""

from bot.documents.kind import Kind


class DocumentError(Exception):
    """Base of all errors of the documents."""


class CannotBeSet(DocumentError):
    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        super().__init__(kind)
