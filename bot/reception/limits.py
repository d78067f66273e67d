"""The sizes that are refused before anything reads them."""

LONGEST_TEXT = 1000
# A whole e-mail that somebody pastes to have it judged; no model reads it.
LONGEST_PASTED = 4000
LARGEST_BODY_BYTES = 8 * 1024
# Twelve bytes for a letter outside Latin in a form (%xx%xx%xx%xx), or as \ud83d\ude00 in JSON.
LARGEST_PASTED_BYTES = 50 * 1024
# A long story and full lists, every sign of them escaped in JSON.
LARGEST_DOCUMENT_BYTES = 96 * 1024
# A batch of Meta's, which sends up to three megabytes; other messaging providers tell of one thing at a time.
LARGEST_BATCH_BYTES = 5 * 1024 * 1024
LARGEST_CALL_BYTES = 256 * 1024
LONGEST_MESSAGE_ID = 64
LONGEST_PAYLOAD = 64
