"""Makes the XForms of the step forms, which the window then need not make: ``resources/xforms``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from diagnostic.questionnaire.steps import build

if __name__ == "__main__":
    build()
