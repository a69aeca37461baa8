--liquibase formatted sql

--changeset korrigo:exams-said-fold
--comment: where a person says that a scan's sheets are folded, as a part of the width of a side: by each word, and what counts for the upload
alter table upload add column fold double precision check (fold > 0 and fold < 1);
alter table confirmation add column fold double precision check (fold > 0 and fold < 1);
