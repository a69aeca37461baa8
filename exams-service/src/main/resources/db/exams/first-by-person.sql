--liquibase formatted sql

--changeset korrigo:exams-booklet-first-by-person
--comment: the first action, not undone, by which a person made the sheet the first of a copy: a name may stand on it, wherever it was put since
alter table booklet add column first_by_action_id uuid references intake_action on delete set null;
create index booklet_first_by_action on booklet (first_by_action_id)
  where first_by_action_id is not null;
