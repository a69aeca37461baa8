--liquibase formatted sql

--changeset korrigo:grading-13-dispatch-run
--comment: how an exam's copies were shared among correctors: what was asked for and what was done
create table dispatch_run (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  created_at timestamptz not null,
  request jsonb not null,
  report jsonb not null
);
create index dispatch_run_exam on dispatch_run (exam_id, created_at, id);
