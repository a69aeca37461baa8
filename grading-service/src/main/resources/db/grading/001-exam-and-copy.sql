--liquibase formatted sql

--changeset korrigo:grading-1-exam
--comment: outline of an exam as exams-service last told it; name is null until the first ExamDefined
create table exam (
  id uuid primary key,
  name varchar(255),
  date date,
  grading_structure jsonb not null default '{"nodes": []}',
  score_step numeric(6, 4) not null default 0.25 check (score_step > 0),
  results_released_at timestamptz,
  sequence bigint not null default 0,
  check ((name is null) = (date is null))
);

--changeset korrigo:grading-1-deleted-exam
--comment: exams that are gone: what arrives late for one of them is not taken in
create table deleted_exam (
  id uuid primary key,
  deleted_at timestamptz not null
);

--changeset korrigo:grading-1-copy
--comment: the copy from READY on; leaf_points and delta_sum are the sums over score and annotation
create table copy (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  anonymous_id varchar(50) not null unique,
  pdf_source jsonb not null,
  pages jsonb not null,
  status varchar(10) not null check (status in ('READY', 'LOCKED', 'GRADED')),
  assigned_corrector_id varchar(255),
  subject_variant varchar(1) check (subject_variant in ('A', 'B')),
  global_appreciation text check (length(global_appreciation) <= 5000),
  validated_at timestamptz not null,
  locked_at timestamptz,
  locked_by_id varchar(255),
  graded_at timestamptz,
  final_pdf jsonb,
  score numeric(9, 4) check (score >= 0),
  leaf_points numeric(9, 4) not null default 0 check (leaf_points >= 0),
  delta_sum integer not null default 0,
  version bigint not null default 0,
  check ((status = 'LOCKED') = (locked_by_id is not null)),
  check ((status = 'LOCKED') = (locked_at is not null)),
  check ((status = 'GRADED') = (graded_at is not null)),
  check ((status = 'GRADED') = (final_pdf is not null)),
  check ((status = 'GRADED') = (score is not null))
);
create index copy_exam_anonymous_id on copy (exam_id, anonymous_id);
create index copy_exam_status on copy (exam_id, status, anonymous_id);

--changeset korrigo:grading-1-former-final-pdf
--comment: annotated PDFs of copies that were reopened afterwards
create table former_final_pdf (
  id uuid primary key,
  copy_id uuid not null references copy on delete cascade,
  graded_at timestamptz not null,
  final_pdf jsonb not null,
  score numeric(9, 4) not null,
  unique (copy_id, graded_at)
);

--changeset korrigo:grading-1-copy-lock
create table copy_lock (
  id integer generated always as identity primary key,
  copy_id uuid not null unique references copy on delete cascade,
  owner_id varchar(255) not null,
  token uuid not null,
  locked_at timestamptz not null,
  expires_at timestamptz not null,
  check (expires_at > locked_at)
);
create index copy_lock_expires_at on copy_lock (expires_at);
