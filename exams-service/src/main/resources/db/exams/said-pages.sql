--liquibase formatted sql

--changeset korrigo:exams-booklet-said-pages
--comment: pages, from 1, of which a person said whether a name may stand on them: that wins over what the exam says
alter table booklet add column said_pages jsonb not null default '[]'
  check (jsonb_typeof(said_pages) = 'array');
