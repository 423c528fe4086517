"""The columns of the matrix."""

from typing import Final

from tests.ui.trouble_matrix.calls import Call
from tests.ui.trouble_matrix.connecting import CONNECT
from tests.ui.trouble_matrix.reads import READS
from tests.ui.trouble_matrix.writes import WRITES

CALLS: Final[tuple[Call, ...]] = (*READS, *WRITES, CONNECT)
