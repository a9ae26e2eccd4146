-- What the last two columns of the marketplace are sorted by. Both change with time alone, so what decides is stored, not
-- the value. The rows are made again from accounts that the next poll reads.
DELETE FROM open_offer;
ALTER TABLE open_offer
  ADD COLUMN owner_free numeric(20,0) NOT NULL,
  ADD COLUMN owner_taken numeric(20,0)[] NOT NULL,
  ADD COLUMN bucket bigint NOT NULL,
  ADD COLUMN acceptable_changes bigint[] NOT NULL;
INSERT INTO dirty SELECT address, 0 FROM account WHERE kind = 'Offer' ON CONFLICT DO NOTHING;
