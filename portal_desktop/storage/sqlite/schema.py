"""The tables, as the steps that made them. A step is never edited; a change is a new step."""

import sqlite3

APPLICATION = 0x504F5244
"""Marks the file as ours, in SQLite's header (``PORD``)."""

_V1 = """
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('demo', 'test', 'live')),
    kind TEXT NOT NULL CHECK (kind IN ('own', 'connected')),
    base TEXT NOT NULL,
    acct TEXT,
    in_keyring INTEGER NOT NULL
);
CREATE TABLE drafts (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account_id, scope)
);
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    at INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX revisions_by_time ON revisions (account_id, at);
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    UNIQUE (account_id, kind, fingerprint)
);
CREATE TABLE ticks (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account_id, path)
);
CREATE TABLE calls (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    words TEXT NOT NULL,
    outcome TEXT NOT NULL
);
CREATE INDEX calls_by_account ON calls (account_id);
CREATE TABLE images (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL);
CREATE TABLE notes (
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account_id, name)
);
"""

_V2 = """
DROP TABLE attempts;
CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    configuration TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    state TEXT NOT NULL,
    key TEXT NOT NULL,
    purpose TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    key_spent INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account_id, configuration, fingerprint, state)
)
"""
"""An attempt says which configuration it is about, from which state it was made, and enough of its
purpose to recognise it later."""

_V3 = "ALTER TABLE accounts ADD COLUMN key_to_delete INTEGER NOT NULL DEFAULT 0"
"""An account that was forgotten stays until its key is out of the keyring."""

STEPS = (_V1, _V2, _V3)
VERSION = len(STEPS)

TABLES = ("accounts", "drafts", "revisions", "attempts", "ticks", "calls", "images", "notes")
"""In an order in which rows can be inserted."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring a file of ours, or an empty one, to ``VERSION``, in one transaction."""
    before = schema_version(connection)
    if before == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[before:]:
            for statement in filter(str.strip, step.split(";")):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    # The version is looked up in the header of the file itself, before SQLite may touch it.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def schema_version(connection: sqlite3.Connection) -> int:
    """The number of steps the file has seen; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
