--liquibase formatted sql

--changeset korrigo:grading-29-staged-copy
--comment: copies that exams-service proposed: without an anonymous id one that was given up; until it is in copy it is not handed over
create table staged_copy (
  copy_id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  anonymous_id varchar(50),
  sequence bigint not null
);
create index staged_copy_exam on staged_copy (exam_id);
