"""Without a display, and with a web engine that is set up as the app sets it up, whichever test starts it first."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # the engine's sandbox refuses to run as root

from diagnostic.ui.map_view import prepare

prepare()
