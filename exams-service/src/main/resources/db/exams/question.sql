--liquibase formatted sql

--changeset korrigo:exams-upload-question
--comment: what the pictures of an upload leave to a person's word; while nobody vouches for it, its copies are not handed over
alter table upload add column question varchar(1000);
create index upload_question on upload (exam_id) where question is not null and vouched_by_id is null;
