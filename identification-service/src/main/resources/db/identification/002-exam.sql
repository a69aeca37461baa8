--liquibase formatted sql

--changeset korrigo:identification-2-exam
--comment: what is known of an exam besides its copies: expected_* and absent_* are a projection of exams.exams.v1 (numbers of pupils; null when nobody said), results_* of grading.results.v1, settings_* and tolerated_error are this service's own
create table exam (
  exam_id uuid primary key,
  expected_students jsonb,
  absent_students jsonb not null default '[]',
  defined_sequence bigint not null default 0,
  results_released_at timestamptz,
  results_sequence bigint not null default 0,
  tolerated_error double precision not null default 0.001 check (tolerated_error > 0 and tolerated_error <= 0.05),
  settings_version integer not null default 0,
  settings_by_id varchar(255),
  settings_at timestamptz,
  constraint exam_settings_person check ((settings_version = 0) = (settings_by_id is null) and (settings_by_id is null) = (settings_at is null))
);

--changeset korrigo:identification-2-exam-known
--comment: exams of which copies are known already
insert into exam (exam_id)
select exam_id from ocr_result union select exam_id from staged_header;
