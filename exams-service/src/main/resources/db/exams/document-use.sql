--liquibase formatted sql

--changeset korrigo:exams-document-activated-at
--comment: when a set was active for the first time; from then on its papers never change
alter table exam_document_set add column activated_at timestamptz;
alter table exam_document_set add constraint exam_document_set_was_activated check (not is_active or activated_at is not null);
