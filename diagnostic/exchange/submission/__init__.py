"""What a community sends to its region: one file, ``NAME.repere-submission``.

It is encrypted to the region's public key (age, https://age-encryption.org/v1) and holds a zip of three parts without
compression: ``manifest.json`` (``manifest.Manifest``), ``signature`` (Ed25519 of the manifest's exact bytes by the
community's key) and ``workbook.xlsx`` (the shared workbook, whose digest the manifest holds). A withdrawal notice has
no workbook. ``write`` and ``read`` are the two doors; ``standing`` tells what a file is to a reader who has seen
others of the same diagnostic.
"""

from diagnostic.exchange.submission.errors import (
    Altered,
    BadSubmission,
    Hostile,
    Newer,
    NotASubmission,
    OtherRegion,
    UnknownSigner,
    WrongKey,
)
from diagnostic.exchange.submission.manifest import Manifest, ReleaseRecord
from diagnostic.exchange.submission.package import MOST_FILE, SUFFIX, Submission, is_submission, read, write
from diagnostic.exchange.submission.standing import Seen, Standing, standing

__all__ = [
    "MOST_FILE",
    "SUFFIX",
    "Altered",
    "BadSubmission",
    "Hostile",
    "Manifest",
    "Newer",
    "NotASubmission",
    "OtherRegion",
    "ReleaseRecord",
    "Seen",
    "Standing",
    "Submission",
    "UnknownSigner",
    "WrongKey",
    "is_submission",
    "read",
    "standing",
    "write",
]
