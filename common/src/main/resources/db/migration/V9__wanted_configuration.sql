-- A step of calibration that a person asks of a device. Written by dashboard-service, which has checked the right; the device
-- fetches it when it says what it is, carries it out once, and says how that ended.
create table calibration_order (
  id           bigint generated always as identity primary key,  -- also the number by which the device knows it: it grows
  home_id      text not null,
  device_id    text not null,
  step         text not null check (step in ('zero', 'gain', 'mains')),
  value        int,                       -- gain: the known current in mA; mains: the voltage in 0.1 V
  requested_by text not null,             -- 'user:<name>' or 'token:<name>'
  requested_at timestamptz not null,
  expires_at   timestamptz not null,      -- a load that is on now may be off later: what was not fetched by then is void
  check ((value is null) = (step = 'zero'))
);
create index calibration_order_by_device on calibration_order (device_id, id desc);
create index calibration_order_by_age on calibration_order (expires_at);

-- Written by ingest-service.
create table calibration_answer (
  order_id    bigint primary key,
  device_id   text not null,
  outcome     text not null,              -- 'done', or why it was not
  calibration jsonb,                      -- what the device reckons with since then
  answered_at timestamptz not null
);
create index calibration_answer_by_device on calibration_answer (device_id);

insert into schema_support values (9, '0.1.0');
