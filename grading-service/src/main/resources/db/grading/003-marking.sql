--liquibase formatted sql

--changeset korrigo:grading-3-annotation
create table annotation (
  id uuid primary key,
  copy_id uuid not null references copy on delete cascade,
  page_index integer not null check (page_index >= 0),
  x double precision not null check (x between 0 and 1),
  y double precision not null check (y between 0 and 1),
  w double precision not null check (w between 0 and 1),
  h double precision not null check (h between 0 and 1),
  content text check (length(content) <= 2000),
  type varchar(10) not null check (type in ('COMMENT', 'HIGHLIGHT', 'ERROR', 'BONUS')),
  score_delta integer check (score_delta between -100 and 100),
  created_by_id varchar(255) not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version bigint not null default 0,
  check (x + w <= 1.000000001),
  check (y + h <= 1.000000001)
);
create index annotation_copy_page on annotation (copy_id, page_index);
create index annotation_created_by on annotation (created_by_id);

--changeset korrigo:grading-3-score
create table score (
  id uuid primary key,
  copy_id uuid not null unique references copy on delete cascade,
  scores_data jsonb not null default '{}',
  updated_at timestamptz not null
);

--changeset korrigo:grading-3-question-remark
create table question_remark (
  id uuid primary key,
  copy_id uuid not null references copy on delete cascade,
  question_id varchar(255) not null,
  remark text check (length(remark) <= 2000),
  unique (copy_id, question_id)
);

--changeset korrigo:grading-3-draft-state
create table draft_state (
  id uuid primary key,
  copy_id uuid not null references copy on delete cascade,
  owner_id varchar(255) not null,
  payload jsonb not null,
  lock_token uuid,
  client_id varchar(100),
  version integer not null check (version >= 1),
  updated_at timestamptz not null,
  unique (copy_id, owner_id)
);
