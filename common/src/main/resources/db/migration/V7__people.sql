-- Written by dashboard-service: people's passwords, sessions and passkeys, and the links that invite them.

alter table app_user
  add column one_time_password      boolean not null default false,  -- printed at the first start: good for setting another
  add column settings_password_hash text;   -- the settings' password as last adopted: it counts again only when it changes
-- A name is the same however it is capitalised: nobody is to pass for somebody else.
create unique index app_user_by_name on app_user (lower(name));

alter table app_session
  add column id      bigint generated always as identity unique,     -- what a person names a session by
  add column address text not null default '';
create index app_session_by_user on app_session (user_id);

create table invitation (
  id         bigint generated always as identity primary key,
  home_id    text        not null references home on delete cascade,
  role       text        not null check (role in ('viewer', 'operator', 'owner')),
  note       text        not null,                                   -- for whom it is meant
  token_hash bytea       not null unique,                            -- SHA-256 of the link's secret
  invited_by bigint      references app_user on delete set null,     -- null: by a token, or by somebody who left
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  used_by    bigint      references app_user on delete set null,
  revoked_at timestamptz
);
create index invitation_by_home on invitation (home_id);

create table passkey (
  id            bigint generated always as identity primary key,
  user_id       bigint      not null references app_user on delete cascade,
  name          text        not null,
  credential_id text        not null unique,                         -- base64url, as browsers write it
  public_key    text        not null,                                -- base64url of the COSE key
  aaguid        text        not null,                                -- the model of authenticator
  counter       bigint      not null,                                -- never goes back; 0 where the authenticator does not count
  host          text        not null,                                -- the relying party: works on this host only
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz
);
create index passkey_by_user on passkey (user_id);

-- Challenges that were answered: each is good for one answer, on whichever copy.
create table passkey_challenge (
  digest     bytea primary key,
  expires_at timestamptz not null
);

insert into schema_support values (7, '0.1.0');
