-- Written by ingest-service: everything a device said.

create table channel (
  id         int generated always as identity primary key,
  home_id    text not null,
  device_id  text not null references device,
  number     smallint not null check (number between 1 and 64),
  created_at timestamptz not null default now(),
  unique (device_id, number)
);

-- Partitions are UTC weeks beginning on Monday, named reading_<date>. No default partition and no foreign key: the
-- writer has checked the channel and made the week before a row comes here.
create table reading (
  taken_at        timestamptz not null,
  energy_wh       double precision,  -- the device's own counter
  boot            bigint,            -- with seq: the device's own number of this record
  seq             bigint,
  channel_id      int not null,
  power_watts     real,
  voltage_volts   real,
  current_amps    real,
  frequency_hertz real,
  power_factor    real,
  primary key (channel_id, taken_at)
) partition by range (taken_at);
create index reading_by_record on reading (channel_id, boot, seq) where seq is not null;

-- Which record numbers of a device's boot are stored: what makes a repeated record a duplicate, and what to ask for.
create table record_mark (
  device_id text   not null,
  channel   smallint not null,
  boot      bigint not null,
  received  int8multirange not null,
  primary key (device_id, channel, boot)
);

-- One row a committed batch. Sweeps walk it by (xact, id) below pg_snapshot_xmin: nothing that commits late is skipped.
create table reading_batch (
  id        bigint generated always as identity primary key,
  xact      xid8 not null default pg_current_xact_id(),
  gateway   text not null,
  stored_at timestamptz not null default now(),
  channels  int[] not null,
  from_at   timestamptz not null,    -- of the readings inside
  to_at     timestamptz not null
);
create index reading_batch_in_order on reading_batch (xact, id);
create index reading_batch_by_time on reading_batch (stored_at);

create table heartbeat (
  device_id       text not null,
  at              timestamptz not null,   -- when the device lived; received_at - age for a kept beat
  received_at     timestamptz not null default now(),
  source          text not null check (source in ('mqtt', 'ping')),
  charging        boolean,
  battery_percent smallint,
  network         text check (network in ('wifi', 'mobile')),
  primary key (device_id, at)
);
create index heartbeat_by_receipt on heartbeat (received_at);

-- History of the device's own status words, its will, and its connections. The newest by id is the truth.
create table device_status (
  id            bigint generated always as identity primary key,
  device_id     text not null,
  online        boolean not null,
  reason        text not null check (reason in ('message', 'will', 'gateway-lost')),
  session_epoch bigint not null,
  arrival       bigint not null,
  at            timestamptz not null default now()
);
create index device_status_newest on device_status (device_id, id desc);

create table relay_report (
  id            bigint generated always as identity primary key,
  device_id     text not null,
  relay         smallint not null check (relay between 1 and 16),
  closed        boolean not null,         -- true: on
  session_epoch bigint not null,          -- the session it arrived on, and its place in it
  arrival       bigint not null,
  reported_at   timestamptz not null default now()
);
create index relay_report_newest on relay_report (device_id, relay, id desc);
create index relay_report_in_session on relay_report (device_id, relay, session_epoch, arrival);

-- A relay command handed to a device's session: at most once, whichever gateways raced for it.
create table relay_dispatch (
  command_id    text primary key,
  device_id     text not null,
  gateway       text not null,
  session_epoch bigint not null,
  arrival       bigint not null,          -- reports with a larger number came after it
  sent_at       timestamptz not null default now()
);

-- What can be recomputed from the tables above and may lag by about a second.
create table device_state (
  device_id    text primary key,
  last_seen_at timestamptz not null
);
create table channel_state (
  channel_id      int primary key,
  taken_at        timestamptz not null,
  energy_wh       double precision,
  power_watts     real,
  voltage_volts   real,
  current_amps    real,
  frequency_hertz real,
  power_factor    real
);

create table interval_energy (
  channel_id      int not null,
  starts_at       timestamptz not null,   -- 15 minutes, UTC quarter hours
  energy_wh       double precision not null,
  min_watts       real,
  max_watts       real,
  watt_seconds    double precision not null,  -- time integral of power over the covered time: mean = / covered_seconds
  covered_seconds real not null,
  samples         int not null,
  primary key (channel_id, starts_at)
);

create table gateway (
  id          text primary key,
  started_at  timestamptz not null default now(),
  lease_until timestamptz not null,
  hearing     boolean not null            -- false while reading from sockets is paused
);

create table mqtt_session (
  client_id    text primary key,
  home_id      text,
  epoch        bigint not null,           -- raised by compare-and-set at each CONNECT
  gateway      text not null,
  connected_at timestamptz not null default now(),
  closed_at    timestamptz,
  close_reason text,
  will_topic   text,
  will_payload bytea,
  will_qos     smallint,
  will_retain  boolean
);
create index mqtt_session_by_gateway on mqtt_session (gateway) where closed_at is null;

create table retained_message (
  topic         text primary key,
  home_id       text not null,
  device_id     text not null,
  payload       bytea not null,
  qos           smallint not null,
  session_epoch bigint not null,
  arrival       bigint not null,
  stored_at     timestamptz not null default now()
);
create index retained_message_by_device on retained_message (device_id);

-- Homes whose messages somebody connected to a gateway listens to ('*': every home): where copies go.
create table mqtt_subscription (
  gateway text not null,
  home_id text not null,
  primary key (gateway, home_id)
);

-- The last ten minutes' messages that carry neither time nor number: what makes one sent again a duplicate.
create table received_packet (
  device_id    text not null,
  packet_id    int not null,
  payload_hash bigint not null,
  stored_at    timestamptz not null default now(),
  primary key (device_id, packet_id, payload_hash)
);
create index received_packet_by_age on received_packet (stored_at);

-- Readings whose time nobody knows yet: they came while the wall clock was not trusted, and wait until it is.
create table held_reading (
  id              bigint generated always as identity primary key,
  server_boot     text not null,            -- of the machine that received it
  monotonic_nanos bigint not null,          -- of that machine, when it came
  home_id         text not null,
  device_id       text not null,
  channel_id      int not null,
  channel         smallint not null,
  taken_micros    bigint,                   -- its own time, where it has one that our clock cannot judge
  energy_wh       double precision,
  boot            bigint,
  seq             bigint,
  power_watts     real,
  voltage_volts   real,
  current_amps    real,
  frequency_hertz real,
  power_factor    real
);

-- Kept for a person to see; bounded by rows, bytes, device and hour. Never holds a secret.
create table rejected_message (
  id        bigint generated always as identity primary key,
  home_id   text,                         -- null: the sender is unknown
  device_id text,
  door      text not null check (door in ('mqtt', 'http')),
  topic     text not null,                -- MQTT topic or HTTP path
  reason    text not null,
  payload   bytea not null,               -- cut at 1 kB
  bytes     int not null,                 -- before the cut
  at        timestamptz not null default now()
);
create index rejected_message_by_device on rejected_message (device_id, at);
create index rejected_message_by_home on rejected_message (home_id, id desc);

-- Where each consumer of reading_batch stands.
create table ingest_watermark (
  consumer text primary key,
  xact     xid8 not null,
  id       bigint not null
);

-- Devices whose data are gone, as asked by device.data_deletion = 'requested'.
create table deleted_data (
  device_id text primary key,
  done_at   timestamptz not null default now()
);

insert into schema_support values (2, '0.1.0');
