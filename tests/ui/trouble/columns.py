"""The columns of the matrix."""

from typing import Final

from tests.ui.trouble.calls import Call
from tests.ui.trouble.connecting import CONNECT
from tests.ui.trouble.reads import READS
from tests.ui.trouble.writes import WRITES

CALLS: Final[tuple[Call, ...]] = (*READS, *WRITES, CONNECT)
