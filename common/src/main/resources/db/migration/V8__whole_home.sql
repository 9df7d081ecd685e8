-- Written by dashboard-service: a main meter sees what every plug behind it sees too. Without knowing which is which,
-- a home's sum would count the same energy twice.
alter table device add column measures text not null default 'part' check (measures in ('whole-home', 'part'));

-- A camera looks at the meter that the whole home pays by.
update device set measures = 'whole-home' where kind = 'camera';

insert into schema_support values (8, '0.1.0');
