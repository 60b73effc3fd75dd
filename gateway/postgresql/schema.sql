-- What the gateway keeps in PostgreSQL. It makes this itself where it may; a database administrator who gives it less
-- runs this file once and grants USAGE on the schema and SELECT, INSERT, DELETE on its tables (never UPDATE, TRUNCATE).

CREATE SCHEMA IF NOT EXISTS privacy_gateway;

-- The audit trail: lines as they would stand in a file (docs/audit.md), in the order of `place` within a segment.
CREATE TABLE IF NOT EXISTS privacy_gateway.lines (
    segment text COLLATE "C" NOT NULL,
    place bigint NOT NULL,
    line text NOT NULL,
    PRIMARY KEY (segment, place)
);

-- Signed checkpoints, also those of gateways that write to files: whoever cuts a trail must reach this table, too.
CREATE TABLE IF NOT EXISTS privacy_gateway.heads (
    segment text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    writer text NOT NULL,
    hash text NOT NULL,
    key text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (segment, seq, hash)
);

-- Which records mention whom: keyed hashes only, to be searched and deleted; the keys are sealed under the root key.
CREATE TABLE IF NOT EXISTS privacy_gateway.mentions (
    hash bytea NOT NULL,
    month text NOT NULL,
    segment text COLLATE "C" NOT NULL,
    place bigint NOT NULL,
    PRIMARY KEY (hash, segment, place)
);
CREATE INDEX IF NOT EXISTS mentions_month ON privacy_gateway.mentions (month);
CREATE TABLE IF NOT EXISTS privacy_gateway.mention_keys (
    month text PRIMARY KEY,
    key bytea NOT NULL
);
