--liquibase formatted sql

--changeset korrigo:grading-6-released-copy
--comment: the copies that a release gave to their pupils; what is not listed here no pupil can read
create table released_copy (
  copy_id uuid primary key references copy on delete cascade,
  exam_id uuid not null references exam on delete cascade,
  released_at timestamptz not null
);
create index released_copy_exam on released_copy (exam_id);
