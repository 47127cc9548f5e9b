"""The region's own database: what arrived, what is kept of each diagnostic, what people decided, what was given out.

One file on the coordinator's computer, or PostgreSQL for several coordinators at once: the same tables, written and
read by the same functions. ``opening`` opens or makes one, ``keeping`` is what is done with it.
"""

from diagnostic.region.database.keeping import Keeping
from diagnostic.region.database.opening import NoDatabase, opened

__all__ = ["Keeping", "NoDatabase", "opened"]
