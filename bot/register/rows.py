"""Rows of hashes while a register is built."""

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.void]

# Two big-endian halves: NumPy sorts numbers faster than bytes, in the same order.
NOTICE_ROW = np.dtype([("high", ">u8"), ("low", ">u8"), ("sent_on", "<u2"), ("channel", "u1")])
# `line`: where the reference stands in the list, to name it when it stands there twice.
REFERENCE_ROW = np.dtype([("hash", ">u8"), ("line", "<u4")])
