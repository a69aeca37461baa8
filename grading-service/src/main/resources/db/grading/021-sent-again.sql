--liquibase formatted sql

--changeset korrigo:grading-21-discarded-draft
--comment: a draft that was thrown away keeps its version, without what it said
alter table draft_state add column discarded boolean not null default false;
alter table draft_state add constraint draft_state_discarded
  check (not discarded or payload = '{}'::jsonb);

--changeset korrigo:grading-21-receipt-actor
--comment: who made a write; null for those from before, which were answered to anyone who holds the lock
alter table write_receipt add column actor_id varchar(255);
