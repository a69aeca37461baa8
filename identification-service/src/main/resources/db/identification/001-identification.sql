--liquibase formatted sql

--changeset korrigo:identification-1-roster
--comment: projection of students.students.v1; a removed pupil's row stays without the person, as the memory of the sequence
create extension if not exists pg_trgm;
create table roster_student (
  student_id integer primary key,
  last_name varchar(100),
  first_name varchar(100),
  date_naissance date,
  class_name varchar(50),
  search_text text,
  removed boolean not null,
  sequence bigint not null,
  constraint roster_student_person check (
    removed = (last_name is null) and removed = (first_name is null)
    and removed = (date_naissance is null) and removed = (class_name is null) and removed = (search_text is null))
);
create index roster_student_search on roster_student using gin (search_text gin_trgm_ops);

--changeset korrigo:identification-1-header
--comment: projection of exams.copy-lifecycle.v1: where a copy's headers are, and whether they are still to be read
create table staged_header (
  copy_id uuid primary key,
  exam_id uuid not null,
  headers jsonb not null,
  student_identifier varchar(255),
  sequence bigint not null,
  discarded boolean not null,
  queued_at timestamptz,
  lease_until timestamptz,
  attempts integer not null default 0
);
create index staged_header_exam on staged_header (exam_id);
create index staged_header_queue on staged_header (queued_at) where queued_at is not null;
create table deleted_exam (
  exam_id uuid primary key,
  deleted_at timestamptz not null
);

--changeset korrigo:identification-1-decision
--comment: OCRResult of the domain: what was read of a copy's header, whose it could be, whose it is
create table ocr_result (
  copy_id uuid primary key,
  exam_id uuid not null,
  anonymous_id varchar(50) not null,
  state varchar(10) not null check (state in ('READING', 'WAITING', 'DECIDED')),
  reading jsonb,
  detected_text text not null,
  confidence double precision not null check (confidence between 0 and 1),
  candidates jsonb not null,
  student_id integer references roster_student,
  decision varchar(10) check (decision in ('AUTO', 'MANUAL')),
  decided_by_id varchar(255),
  decided_at timestamptz,
  version integer not null,
  constraint ocr_result_one_copy_per_student unique (exam_id, student_id),
  constraint ocr_result_state check ((state = 'DECIDED') <= (student_id is not null)),
  constraint ocr_result_decision check ((decision = 'MANUAL') = (decided_by_id is not null) or decision is null)
);
create index ocr_result_exam on ocr_result (exam_id, copy_id);
create index ocr_result_student on ocr_result (student_id);
create table class_assignment (
  exam_id uuid primary key,
  revision bigint not null,
  due_at timestamptz,
  lease_until timestamptz
);
create index class_assignment_due on class_assignment (due_at) where due_at is not null;
