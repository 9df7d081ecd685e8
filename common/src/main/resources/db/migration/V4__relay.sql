-- Written by relay-service: a command's whole life.

create table relay_command (
  id           text primary key,
  home_id      text not null,
  device_id    text not null,
  relay        smallint not null check (relay between 1 and 16),
  closed       boolean not null,          -- true: switch on
  status       text not null check (status in ('queued', 'sent', 'confirmed', 'expired', 'failed')),
  reason       text,
  requested_by text not null,             -- 'user:<name>' or 'token:<name>'
  requested_at timestamptz not null default now(),
  expires_at   timestamptz not null,
  sent_at      timestamptz,
  ended_at     timestamptz
);
create index relay_command_unfinished on relay_command (device_id, requested_at) where status in ('queued', 'sent');
create index relay_command_by_device on relay_command (device_id, requested_at desc);

insert into schema_support values (4, '0.1.0');
