"""Found through `PYTHONPATH` by every Python that a test starts."""

import no_network

no_network.install()
