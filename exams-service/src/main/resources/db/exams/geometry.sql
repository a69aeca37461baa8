--liquibase formatted sql

--changeset korrigo:exams-geometry-sheet-reading
--comment: how each sheet was told from the pictures of its sides, and what was put right
create table sheet_reading (
  upload_id uuid not null references upload on delete cascade,
  sheet integer not null check (sheet > 0),
  booklet_id uuid not null references booklet on delete cascade,
  confidence double precision not null check (confidence >= 0 and confidence <= 1.000001),
  repairs jsonb not null check (jsonb_typeof(repairs) = 'array'),
  faces jsonb not null check (jsonb_typeof(faces) = 'array'),
  read_at timestamptz not null,
  primary key (upload_id, sheet)
);
create index sheet_reading_booklet on sheet_reading (booklet_id);

--changeset korrigo:exams-geometry-in-order
--comment: who vouches for the order of an upload's sides, where the pictures do not prove it
alter table upload add column vouched_by_id varchar(255);
alter table upload add column vouched_at timestamptz;
alter table scan_job add column is_repeated boolean not null default false;
