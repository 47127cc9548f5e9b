"""Why a submission is not taken: each reason has its own exception, so that a coordinator is told which it is."""

from diagnostic.domain.errors import BadInput


class BadSubmission(BadInput):
    """Base of every reason why a file is not taken as a submission."""


class NotASubmission(BadSubmission):
    """It is not a file of this app for a region: another kind of file, or one whose very beginning was changed."""


class WrongKey(BadSubmission):
    """It was encrypted for another key than those that were tried."""


class OtherRegion(BadSubmission):
    """It opens, but its community signed it for another region: someone passed it on."""


class Altered(BadSubmission):
    """Something in it is not as it was written: a copy that broke off, a disk that failed, or somebody's hand."""


class Newer(BadSubmission):
    """It was written by a newer version of this app than this one reads."""


class Hostile(BadSubmission):
    """It holds more, or other things, than a submission ever does."""


class UnknownSigner(BadSubmission):
    """All in it is whole, but nobody here has said yet whose key signed it. ``signer`` is that key: a coordinator
    compares its words by telephone, and reads the file again with the key among those known."""

    def __init__(self, signer: str, community: str) -> None:
        super().__init__("release-error-unknown-signer", community=community)
        self.signer = signer

    def __reduce__(self) -> tuple[type["UnknownSigner"], tuple[str, str]]:
        """So that it comes whole out of a process that checks files."""
        return UnknownSigner, (self.signer, self.arguments["community"])
