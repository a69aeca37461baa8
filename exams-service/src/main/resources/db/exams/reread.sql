--liquibase formatted sql

--changeset korrigo:exams-notes-before
--comment: what a job told of a scan before it is read again: it is true again where the second reading is left
alter table scan_job add column notes_before jsonb not null default '[]'
  check (jsonb_typeof(notes_before) = 'array');
