"""The tables, for SQLite and PostgreSQL alike."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)  # fmt: skip

metadata = MetaData()

arrival = Table(
    "arrival",
    metadata,
    Column("file", String(64), primary_key=True, comment="SHA-256 of the file's bytes: the same file is known again"),
    Column("name", Text, nullable=False, comment="what the file was called"),
    Column("arrived_at", DateTime(timezone=True), nullable=False),
    Column("standing", String(20), comment="how it was taken (submission.Standing); null: checked, not taken in yet"),
    Column("diagnostic", Text, nullable=False),
    Column("community", Text, nullable=False),
    Column("digest", String(64), nullable=False, comment="Seen.digest"),
    Column("sequence", BigInteger, nullable=False),
    Column("signer", String(64), comment="the community's public key; null: a plain workbook"),
    Column("release", Text, nullable=False),
    Column("notice", Boolean, nullable=False, comment="takes back what was sent under the release (METHOD G06)"),
    Column("workbook", String(64), comment="SHA-256 of the shared workbook"),
    Column("released_on", Date),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("facts", LargeBinary, comment="contribution.packed; null once it no longer counts (METHOD G06)"),
)
Index("arrival_standing", arrival.c.standing)
Index("arrival_diagnostic", arrival.c.diagnostic)

kept = Table(
    "kept",
    metadata,
    Column("diagnostic", Text, primary_key=True),
    Column("newest", ForeignKey("arrival.file"), nullable=False, comment="the newest file that was taken"),
    Column("contributing", ForeignKey("arrival.file"), comment="the one that counts; null: taken back"),
)

decision = Table(
    "decision",
    metadata,
    Column("one", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("same", Boolean, nullable=False, comment="whether people found two organisations to be one"),
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("date", Date, nullable=False, comment="the day a report was given out"),
)

heard = Table(
    "heard",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("diagnostic", Text, primary_key=True),
    Column("digest", String(64), nullable=False, comment="of what it said then, as said.Said.digest"),
)

told = Table(
    "told",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("cell", Text, primary_key=True, comment="TABLE/CODE or TABLE/ROW/COLUMN"),
    Column("low", Integer, nullable=False, comment="how many communities, at least"),
    Column("high", Integer, nullable=False, comment="at most (METHOD N03: bands, never a count)"),
)

area = Table(
    "area",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("province", String(20), primary_key=True, comment="code of choices:province"),
    Column("communities", Integer, nullable=False, comment="of the report, in this province: never fewer than five"),
)

successor = Table(
    "successor",
    metadata,
    Column("diagnostic", Text, primary_key=True),
    Column("signer", String(64), nullable=False, comment="the key that its community signs with now, heard from it"),
    Column("decided_at", DateTime(timezone=True), nullable=False),
)
