-- Devices that sign what they send: how they get their secret, and what they may send with it once.

-- Written by dashboard-service.
alter table home add column billing_account text;   -- a device that names another one is in the wrong home
alter table device add column mac text;             -- six bytes in hex with colons: which piece of hardware it is
create unique index device_by_mac on device (home_id, mac) where mac is not null and deleted_at is null;

-- A code a person types into a device, which the device exchanges for its id and secret, once.
create table claim_code (
  id              bigint generated always as identity primary key,
  home_id         text not null references home,
  digest          bytea not null unique,  -- HMAC-SHA256 under the installation's key: the code itself is never kept
  device_id       text,                   -- the id to give; null: made from the hardware address
  name            text,                   -- null: what the device says it measures
  kind            text not null check (kind in ('meter', 'phone', 'camera')),
  supply          text not null check (supply in ('mains', 'battery', 'ups')),
  cadence_seconds int  not null check (cadence_seconds >= 1),
  grace_seconds   int  not null check (grace_seconds >= 1),
  created_by      text not null,          -- 'user:<id>' or 'token:<id>'
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  used_at         timestamptz,
  used_mac        text,
  used_device_id  text references device,
  secret_id       bigint references device_secret,
  check ((used_at is null) = (used_mac is null) and (used_at is null) = (secret_id is null))
);
create index claim_code_by_home on claim_code (home_id, id desc);

-- Written by ingest-service.

-- A device that asks to be registered. Read once, by dashboard-service, and gone with the answer.
create table registration (
  id             text primary key,
  digest         bytea not null,          -- of the claim code it gave
  mac            text not null,
  appliance_name text not null,
  account        text,
  asked_at       timestamptz not null default now()
);

-- The newest request of each secret that was taken: what comes with a lower number, or the same, is a replay.
create table request_mark (
  secret_id bigint primary key,
  device_id text not null,
  boot      bigint not null,
  seq       bigint not null,
  at        timestamptz not null default now()
);
create index request_mark_by_device on request_mark (device_id);

-- Numbers that a thinned record stands for are received; those that will never come are lost: declared so by the device,
-- or in a record that was refused.
alter table record_mark add column thinned int8multirange not null default '{}';
alter table record_mark add column lost int8multirange not null default '{}';
alter table held_reading add column seq_from bigint;

-- What a device last said about itself: firmware, calibration.
create table device_facts (
  device_id   text primary key,
  facts       jsonb not null,
  reported_at timestamptz not null default now()
);

insert into schema_support values (5, '0.1.0');
