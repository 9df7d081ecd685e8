-- Written by alert-service: what the silence means, and whom it was told.

create table watch (
  device_id   text primary key,
  home_id     text not null,
  state       text not null check (state in ('new', 'up', 'down')),
  since       timestamptz not null,
  deadline_at timestamptz not null,       -- moved only when it is reached
  heard_at    timestamptz                 -- the newest word known when the deadline was last moved
);
create index watch_due on watch (deadline_at);

-- When we ourselves could hear: program up, database reachable, gateways reading, clock trusted.
create table listening (
  id        bigint generated always as identity primary key,
  from_at   timestamptz not null,
  to_at     timestamptz not null,
  ended_why text,
  check (to_at >= from_at)
);
create index listening_by_end on listening (to_at);

create table flip (
  id          bigint generated always as identity primary key,
  xact        xid8 not null default pg_current_xact_id(),
  home_id     text not null,
  device_id   text not null,
  from_state  text not null,
  to_state    text not null,
  at          timestamptz not null,       -- the deadline's own time, or the word that ended the silence
  detected_at timestamptz not null default now(),
  why         text not null
);
create index flip_by_device on flip (device_id, at);

create table supply (
  home_id    text primary key,
  state      text not null check (state in ('on', 'off', 'unknown', 'not-watched')),
  since      timestamptz not null,
  confidence real not null check (confidence between 0 and 1),
  evidence   jsonb not null default '[]',
  outage_id  text
);

create table outage (
  id         text primary key,
  home_id    text not null,
  started_at timestamptz not null,
  ended_at   timestamptz,
  verdict    text not null check (verdict in ('power', 'internet', 'device', 'unknown')),
  confidence real not null check (confidence between 0 and 1),
  device_id  text,                        -- verdict 'device': which one
  evidence   jsonb not null default '[]', -- [{"at","source","says"}]
  origin     text not null default 'observed' check (origin in ('observed', 'reconstructed')),
  revision   int not null default 1,
  created_at timestamptz not null default now(),
  check (ended_at is null or ended_at >= started_at)
);
create index outage_by_home on outage (home_id, started_at desc);
create unique index outage_open on outage (home_id, coalesce(device_id, '')) where ended_at is null;

-- One story a person is told, from its first word to its last.
create table incident (
  id         bigint generated always as identity primary key,
  home_id    text not null,
  outage_id  text not null unique references outage,
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  revision   int not null default 1
);

create table delivery (
  id          bigint generated always as identity primary key,
  incident_id bigint not null references incident,
  phase       text not null check (phase in ('begin', 'end', 'correction')),
  revision    int not null,
  channel     text not null check (channel in ('telegram')),
  recipient   text not null,
  status      text not null check (status in ('pending', 'sending', 'sent', 'failed', 'skipped')),
  attempts    int not null default 0,
  next_at     timestamptz not null default now(),
  claimed_at  timestamptz,
  sent_at     timestamptz,
  message_id  bigint,                     -- what the channel called it: later words of the story edit or answer it
  text        text not null,
  error       text,
  created_at  timestamptz not null default now(),
  unique (incident_id, phase, revision, channel, recipient)
);
create index delivery_due on delivery (next_at) where status in ('pending', 'sending');

create table telegram_chat (
  chat_id     bigint not null,
  home_id     text not null,
  title       text not null,
  source      text not null check (source in ('settings', 'linked')),
  linked_at   timestamptz not null default now(),
  disabled_at timestamptz,
  error       text,
  primary key (chat_id, home_id)
);

create table telegram_offset (
  bot       text primary key,             -- the number before the token's colon
  update_id bigint not null
);

create table alert_watermark (
  consumer text primary key,
  xact     xid8 not null,
  id       bigint not null
);

insert into schema_support values (3, '0.1.0');
