--liquibase formatted sql

--changeset korrigo:exams-1-exam
--comment: exam sittings; results_* is a projection of grading's release
create table exam (
  id uuid primary key,
  version integer not null,
  name varchar(255) not null check (btrim(name) <> ''),
  date date not null,
  upload_mode varchar(20) not null default 'BATCH_A3' check (upload_mode in ('BATCH_A3', 'INDIVIDUAL_A4')),
  students_csv jsonb,
  pdf_source jsonb,
  grading_structure jsonb not null default '[]' check (jsonb_typeof(grading_structure) = 'array'),
  score_step numeric(4, 2) not null default 0.25 check (score_step > 0),
  identity_on varchar(20) not null default 'EVERY_SHEET' check (identity_on in ('EVERY_SHEET', 'FIRST_SHEET')),
  identity_zone numeric(3, 2) not null default 0.43 check (identity_zone > 0 and identity_zone <= 1),
  is_processed boolean not null default false,
  pages_per_booklet integer not null default 4 check (pages_per_booklet between 1 and 100),
  first_copy_ready_at timestamptz,
  results_released_at timestamptz,
  results_sequence bigint not null default 0,
  created_at timestamptz not null
);
create index exam_newest_first on exam (date desc, id desc);

--changeset korrigo:exams-2-exam-pdf
--comment: one file of mode INDIVIDUAL_A4
create table exam_pdf (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  pdf_file jsonb not null,
  student_identifier varchar(255),
  uploaded_at timestamptz not null
);
create index exam_pdf_exam on exam_pdf (exam_id);
