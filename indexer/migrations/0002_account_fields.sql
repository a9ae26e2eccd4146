-- Places of the fields that accounts are found by, from the IDL: tests/fields.spec.ts compares them.
CREATE INDEX account_device_id ON account (substring(data FROM 17 FOR 16)) WHERE kind = 'Device';
CREATE INDEX account_device_owner ON account (substring(data FROM 65 FOR 32)) WHERE kind = 'Device';
CREATE INDEX account_device_participant ON account (substring(data FROM 97 FOR 32)) WHERE kind = 'Device';
CREATE INDEX account_offer_device ON account (substring(data FROM 17 FOR 32)) WHERE kind = 'Offer';
CREATE INDEX account_offer_co_staker ON account (substring(data FROM 49 FOR 32)) WHERE kind = 'Offer';
CREATE INDEX account_offer_participant ON account (substring(data FROM 81 FOR 32)) WHERE kind = 'Offer';
CREATE INDEX account_case_device ON account (substring(data FROM 17 FOR 32)) WHERE kind = 'SlashCase';
CREATE INDEX account_link_wallet ON account (substring(data FROM 17 FOR 32)) WHERE kind = 'WalletLink';
CREATE INDEX account_link_participant ON account (substring(data FROM 49 FOR 32)) WHERE kind = 'WalletLink';
CREATE INDEX account_participant_id ON account (substring(data FROM 17 FOR 32)) WHERE kind = 'Participant';
