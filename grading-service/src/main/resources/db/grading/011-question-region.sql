--liquibase formatted sql

--changeset korrigo:grading-11-question-region
--comment: where a question is answered on the paper of an exam, in parts of the page
create table question_region (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  question_id varchar(255) not null,
  page_index integer not null check (page_index >= 0),
  x double precision not null check (x between 0 and 1),
  y double precision not null check (y between 0 and 1),
  w double precision not null check (w between 0 and 1),
  h double precision not null check (h between 0 and 1),
  updated_by_id varchar(255) not null,
  updated_at timestamptz not null,
  unique (exam_id, question_id)
);
