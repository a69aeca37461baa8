--liquibase formatted sql

--changeset korrigo:grading-10-sheet-versions
--comment: how often each question's points and remark and the general remark were changed
alter table score add column versions jsonb not null default '{}';
