--liquibase formatted sql

--changeset korrigo:exams-7-copy
--comment: a pupil's copy; from READY on what is not composition is a projection of grading's and identification's events
create table copy (
  id uuid primary key,
  version integer not null,
  ordinal bigint generated always as identity unique,
  exam_id uuid not null references exam on delete cascade,
  anonymous_id varchar(50) not null unique,
  student_id integer,
  is_identified boolean not null default false,
  status varchar(20) not null check (status in ('STAGING', 'READY', 'LOCKED', 'GRADED')),
  pdf_source jsonb,
  final_pdf jsonb,
  assigned_corrector_id varchar(255),
  subject_variant varchar(1) check (subject_variant in ('A', 'B')),
  global_appreciation text,
  mark numeric(9, 2),
  maximum numeric(9, 2),
  staged_at timestamptz not null,
  validated_at timestamptz,
  locked_at timestamptz,
  locked_by_id varchar(255),
  graded_at timestamptz,
  identification_sequence bigint not null default 0,
  grading_sequence bigint not null default 0,
  check (is_identified = (student_id is not null)),
  check ((status = 'STAGING') = (validated_at is null)),
  check ((status = 'STAGING') = (pdf_source is null))
);
create index copy_exam on copy (exam_id, ordinal);
create unique index copy_one_per_student on copy (exam_id, student_id) where student_id is not null;

--changeset korrigo:exams-8-copy-booklet
--comment: which booklets make a copy, in order; a booklet is in one copy at most
create table copy_booklet (
  booklet_id uuid primary key references booklet on delete cascade,
  copy_id uuid not null references copy on delete cascade,
  position integer not null check (position >= 0),
  unique (copy_id, position) deferrable initially deferred
);
