-- Written by dashboard-service: what people edit, and who they are. Every service may read it.

-- The oldest program that still works on the schema after each migration: a service starts only inside that range.
create table schema_support (
  migration      int primary key,
  oldest_program text not null
);

create table home (
  id         text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,23}$'),
  name       text not null,
  time_zone  text not null,          -- IANA name: days and buckets are cut in it
  currency   text not null,          -- ISO 4217
  latitude   double precision,       -- degrees, WGS 84
  longitude  double precision,
  created_at timestamptz not null default now(),
  check ((latitude is null) = (longitude is null))
);

create table device (
  id              text primary key,  -- also MQTT user name, client id and topic level
  home_id         text not null references home,
  name            text not null,
  kind            text not null check (kind in ('meter', 'phone', 'camera')),
  supply          text not null check (supply in ('mains', 'battery', 'ups')),
  credentials     text not null check (credentials in ('secret', 'none')),
  cadence_seconds int  not null check (cadence_seconds >= 1),
  grace_seconds   int  not null check (grace_seconds >= 1),
  created_at      timestamptz not null default now(),
  deleted_at      timestamptz,       -- revoked and hidden from here on
  data_deletion   text check (data_deletion in ('requested', 'done'))
);
create index device_by_home on device (home_id);

create table device_secret (
  id         bigint generated always as identity primary key,
  device_id  text not null references device,
  kind       text not null check (kind in ('secret', 'ping')),
  sealed     bytea,                  -- kind 'secret': AES-256-GCM under the master key, context = device id
  key_hash   bytea unique,           -- kind 'ping': SHA-256
  secret_hash bytea unique,          -- kind 'secret': SHA-256, by which HTTP ingest finds the sender of a bearer
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  check (case kind when 'secret' then sealed is not null else key_hash is not null end)
);
create index device_secret_by_device on device_secret (device_id);

create table app_user (
  id            bigint generated always as identity primary key,
  name          text not null unique,
  password_hash text not null,       -- Argon2id with its parameters
  administrator boolean not null default false,   -- owner of every home
  created_at    timestamptz not null default now()
);

create table home_member (
  user_id bigint not null references app_user on delete cascade,
  home_id text   not null references home on delete cascade,
  role    text   not null check (role in ('viewer', 'operator', 'owner')),
  primary key (user_id, home_id)
);

create table app_session (
  token_hash   bytea primary key,    -- SHA-256 of the cookie
  user_id      bigint not null references app_user on delete cascade,
  created_at   timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at   timestamptz not null,
  user_agent   text not null default ''
);

create table api_token (
  id           bigint generated always as identity primary key,
  home_id      text references home, -- null: every home
  user_id      bigint references app_user on delete cascade,  -- null: from the settings
  name         text not null,
  role         text not null check (role in ('viewer', 'operator', 'owner')),
  prefix       text not null,        -- the first characters, so that a person can tell tokens apart
  token_hash   bytea not null unique,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

-- The journal: one row a change that people watch, written by whichever service made the change and in the same
-- transaction. The live stream is a walk over it, so it resumes after a restart and on any copy.
create table change (
  id      bigint generated always as identity primary key,
  xact    xid8 not null default pg_current_xact_id(),
  home_id text not null,
  kind    text not null check (kind in ('home', 'device', 'supply', 'outage', 'relay', 'rejected')),
  subject text not null,             -- the id of the resource of that kind
  at      timestamptz not null default now()
);
create index change_in_order on change (xact, id);

insert into schema_support values (1, '0.1.0');
