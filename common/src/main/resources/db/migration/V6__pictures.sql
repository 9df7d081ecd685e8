-- What a person asks of a camera's meter: a set-up, a trial, a correction. Written by dashboard-service, which has checked
-- the right; carried out by ingest-service, once, whichever copy comes first.
create table meter_order (
  id           text primary key,
  home_id      text not null,
  device_id    text not null,
  kind         text not null check (kind in ('picture', 'setup', 'try', 'correction', 'reading', 'replay')),
  body         jsonb not null,
  requested_by text not null,             -- 'user:<id>' or 'token:<id>'
  requested_at timestamptz not null default now()
);
create index meter_order_by_age on meter_order (requested_at);
create index meter_order_by_device on meter_order (device_id);

-- From here on written by ingest-service.
create table meter_answer (
  order_id    text primary key,
  device_id   text not null,
  status      int not null,               -- as HTTP has it: 200, or what was wrong with the order
  answer      jsonb not null,             -- what was asked for, or {"detail","violations":[{"field","message"}]}
  answered_at timestamptz not null default now()
);
create index meter_answer_by_device on meter_answer (device_id);

-- Metadata of a picture; its bytes lie in the picture store under names that begin with file_name.
create table picture (
  id          text primary key,           -- from device and SHA-256: the same picture sent again is the same row
  home_id     text not null,
  device_id   text not null,
  origin      text not null check (origin in ('camera', 'person')),
  taken_at    timestamptz not null,
  received_at timestamptz not null default now(),
  sha256      bytea not null,
  media_type  text not null check (media_type in ('image/jpeg', 'image/png')),
  bytes       int not null,
  width       int not null,
  height      int not null,
  file_name   text not null,              -- of the whole picture
  kept        text not null default 'whole' check (kept in ('whole', 'crops', 'nothing')),
  crops       smallint not null default 0,
  stored_bytes bigint not null,           -- what of it lies in the store now, crops included
  status      text not null check (status in ('waiting', 'read', 'refused', 'stored')),
  reason      text,                       -- refused: why, as a word
  detail      text,                       -- the same for a person
  attempts    smallint not null default 0,
  next_at     timestamptz not null default now()
);
create index picture_by_device on picture (device_id, taken_at desc, id desc);
create index picture_waiting on picture (taken_at desc) where status = 'waiting';
create index picture_whole on picture (taken_at) where kept = 'whole';
create index picture_kept on picture (taken_at) where kept <> 'nothing';

-- Every set-up a camera's meter had; the newest is in force.
create table meter_setup (
  id         bigint generated always as identity primary key,
  home_id    text not null,
  device_id  text not null,
  setup      jsonb not null,              -- the meter file
  supply     jsonb not null,              -- what bounds a reading: fuse, volts, phases, feed-in, sub-meters
  licence    text,                        -- under which the owner gives the data away, if at all
  picture_id text not null,               -- the reference picture
  made_by    text not null,
  made_at    timestamptz not null default now()
);
create index meter_setup_newest on meter_setup (device_id, id desc);

-- The judge's memory: the last values it believes and the candidates it does not believe yet.
create table meter_state (
  device_id text primary key,
  state     jsonb not null,
  judged_at timestamptz not null default now()
);

-- One row for each value that was seen or typed in, with what was made of it.
create table meter_reading (
  id           bigint generated always as identity primary key,
  home_id      text not null,
  device_id    text not null,
  ref          text not null unique,      -- by which the judge knows it: the picture, or the order of a person
  picture_id   text,
  setup_id     bigint,
  at           timestamptz not null,
  source       text not null check (source in ('picture', 'person')),
  made_by      text,                      -- source 'person'
  read_wh      double precision,          -- as seen
  value_wh     double precision,          -- as judged: published where the verdict says so
  digits       jsonb not null default '[]',
  confidence   real,
  verdict      text not null check (verdict in ('accepted', 'held', 'rejected', 'inferred', 'resynchronised')),
  reason       text not null,
  review       text not null default 'none' check (review in ('none', 'pending', 'done')),
  published_wh double precision,          -- the counter stored as a reading of the device's channel 1
  withdrawn_at timestamptz,               -- it was published and is no more
  withdrawn_why text
);
create index meter_reading_by_device on meter_reading (device_id, at desc, id desc);
create index meter_reading_by_picture on meter_reading (picture_id) where picture_id is not null;
create index meter_reading_pending on meter_reading (device_id, at desc) where review = 'pending';

-- What happened to the counter as a whole: a correction, a new meter.
create table meter_event (
  id        bigint generated always as identity primary key,
  home_id   text not null,
  device_id text not null,
  at        timestamptz not null,
  kind      text not null check (kind in ('resynchronised', 'corrected', 'replaced')),
  old_wh    double precision,
  new_wh    double precision,
  withdrawn int not null default 0,
  why       text not null,
  made_by   text,
  made_at   timestamptz not null default now()
);
create index meter_event_by_device on meter_event (device_id, at desc, id desc);

insert into schema_support values (6, '0.1.0');
