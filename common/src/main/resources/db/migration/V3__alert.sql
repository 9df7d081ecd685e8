-- Written by alert-service: what the silence means, and whom it was told.

create table watch (
  device_id   text primary key,
  home_id     text not null,
  state       text not null check (state in ('new', 'up', 'down')),
  since       timestamptz not null,
  deadline_at timestamptz not null,       -- moved only when it is reached
  heard_at    timestamptz not null,       -- the newest word known when the deadline was last moved
  cadence_seconds int not null,           -- what the deadline was reckoned with: an edit of the device makes it due
  grace_seconds   int not null
);
create index watch_due on watch (deadline_at) where state = 'up';
create index watch_down on watch (home_id) where state = 'down';
create index watch_by_home on watch (home_id);

-- The newest and the first sign of life of a device that were received after an instant: what a flip is judged by.
create function newest_word(text, timestamptz) returns timestamptz language sql stable as $$
  select max(word.at) from (
    -- By the beats' own time, which is their key: kept ones are dated inside the silence, so they are among the newest.
    (select max(b.received_at) as at
     from (select received_at from heartbeat where device_id = $1 order by heartbeat.at desc limit 20) b
     where b.received_at > $2)
    union all
    (select stored_at from reading_batch
     where stored_at > $2 and channels && array(select id from channel where device_id = $1)
     order by stored_at desc limit 1)
    union all
    (select s.at from (select at, online from device_status where device_id = $1 order by id desc limit 5) s
     where s.online and s.at > $2)
    union all
    (select max(reported_at) from relay_report where device_id = $1 and reported_at > $2)
  ) word
$$;

create function first_word(text, timestamptz) returns timestamptz language sql stable as $$
  select min(word.at) from (
    (select min(b.received_at) as at
     from (select received_at from heartbeat
           where device_id = $1 and heartbeat.at > $2 - interval '10 minutes' order by heartbeat.at limit 1000) b
     where b.received_at > $2)
    union all
    (select stored_at from reading_batch
     where stored_at > $2 and channels && array(select id from channel where device_id = $1)
     order by stored_at limit 1)
    union all
    (select s.at from (select at, online from device_status where device_id = $1 order by id desc limit 100) s
     where s.online and s.at > $2)
    union all
    (select min(reported_at) from relay_report where device_id = $1 and reported_at > $2)
  ) word
$$;

-- The newest word that is about the present: neither a kept beat nor imported history makes a device one we expect.
create function live_word(text, timestamptz) returns timestamptz language sql stable as $$
  select max(word.at) from (
    (select max(at) as at from heartbeat where device_id = $1 and at > $2)
    union all
    (select max(r.taken_at) from channel c, reading r
     where c.device_id = $1 and r.channel_id = c.id and r.taken_at > $2)
    union all
    (select s.at from (select at, online from device_status where device_id = $1 order by id desc limit 1) s
     where s.online and s.at > $2)
    union all
    (select max(reported_at) from relay_report where device_id = $1 and reported_at > $2)
  ) word
$$;

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
  closed_at  timestamptz,                 -- its end is queued: nothing but a correction follows
  revision   int not null default 1
);
create index incident_unfinished on incident (home_id) where closed_at is null;

create table delivery (
  id          bigint generated always as identity primary key,
  incident_id bigint not null references incident on delete cascade,
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
  silent      boolean not null default false,   -- shown without a sound
  uncertain   boolean not null default false,   -- handed over once, and the answer never came
  error       text,
  created_at  timestamptz not null default now(),
  unique (incident_id, phase, revision, channel, recipient)
);
create index delivery_due on delivery (next_at) where status in ('pending', 'sending');
create index delivery_recent on delivery (sent_at) where status = 'sent';

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
