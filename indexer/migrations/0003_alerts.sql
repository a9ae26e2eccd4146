-- Rules of alerts, and their messages. A message is made in the transaction that finds its cause, and sent later.
CREATE TABLE rule (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  target bytea,
  kinds text[] NOT NULL,
  score_below smallint NOT NULL,
  appeal_days smallint NOT NULL,
  reward_hours smallint NOT NULL,
  webhook text,
  email text,
  secret bytea NOT NULL,
  since bigint NOT NULL,
  CHECK ((webhook IS NULL) <> (email IS NULL))
);
CREATE INDEX rule_target ON rule (target);

CREATE TABLE outbox (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule_id integer NOT NULL REFERENCES rule (id) ON DELETE CASCADE,
  cause text NOT NULL,
  message jsonb NOT NULL,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'dead')),
  tries integer NOT NULL DEFAULT 0,
  due_at bigint NOT NULL DEFAULT 0,
  failure text,
  UNIQUE (rule_id, cause)
);
CREATE INDEX outbox_due ON outbox (due_at, id) WHERE status = 'waiting';
CREATE INDEX outbox_dead ON outbox (id) WHERE status = 'dead';

-- States that hold now and have no date of their own: a message when one begins, and none until it has ended.
CREATE TABLE condition (
  rule_id integer NOT NULL REFERENCES rule (id) ON DELETE CASCADE,
  device bytea NOT NULL,
  since bigint NOT NULL,
  PRIMARY KEY (rule_id, device)
);
