--liquibase formatted sql

--changeset korrigo:exams-3-upload
--comment: files that were taken in; the same content twice in an exam only when forced
create table upload (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  file jsonb not null,
  sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
  sides integer not null check (sides between 1 and 100000),
  pages_per_copy integer not null check (pages_per_copy > 0),
  is_forced boolean not null,
  actor_id varchar(255) not null,
  uploaded_at timestamptz not null
);
create index upload_exam on upload (exam_id);
create unique index upload_once on upload (exam_id, sha256) where not is_forced;

--changeset korrigo:exams-4-scan-job
--comment: long work, claimed by whichever replica is free, one at a time while its lease lasts
create table scan_job (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  upload_id uuid not null unique references upload on delete cascade,
  kind varchar(20) not null check (kind in ('BATCH_A3', 'INDIVIDUAL_A4')),
  state varchar(20) not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  done integer not null default 0 check (done >= 0),
  total integer not null check (total > 0),
  notes jsonb not null default '[]' check (jsonb_typeof(notes) = 'array'),
  attempts integer not null default 0,
  lease_token uuid,
  lease_until timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  check (done <= total),
  check ((state in ('DONE', 'FAILED')) = (finished_at is not null))
);
create index scan_job_exam on scan_job (exam_id);
create index scan_job_waiting on scan_job (created_at) where state in ('QUEUED', 'RUNNING');

--changeset korrigo:exams-5-booklet
--comment: one folded sheet as the scan shows it; kept as provenance
create table booklet (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  exam_id uuid not null references exam on delete cascade,
  upload_id uuid not null references upload on delete cascade,
  sheet integer not null check (sheet > 0),
  start_page integer not null check (start_page > 0),
  end_page integer not null,
  header_image jsonb,
  student_name_guess varchar(255),
  pages_images jsonb not null check (jsonb_typeof(pages_images) = 'array'),
  page_count integer not null check (page_count > 0),
  created_at timestamptz not null,
  unique (upload_id, sheet),
  check (end_page >= start_page)
);
create index booklet_exam on booklet (exam_id, ordinal);

--changeset korrigo:exams-6-scan-side
--comment: the ledger: every side of every upload has exactly one state
create table scan_side (
  upload_id uuid not null references upload on delete cascade,
  side_number integer not null check (side_number > 0),
  state varchar(20) not null check (state in ('USED', 'DISCARDED', 'BLANK', 'OPEN')),
  booklet_id uuid references booklet on delete cascade,
  pages jsonb not null default '[]' check (jsonb_typeof(pages) = 'array'),
  reason varchar(500),
  decided_by_id varchar(255),
  decided_at timestamptz not null,
  primary key (upload_id, side_number),
  check ((state = 'USED') = (booklet_id is not null)),
  check (state not in ('OPEN', 'DISCARDED') or reason is not null)
);
create index scan_side_booklet on scan_side (booklet_id);
