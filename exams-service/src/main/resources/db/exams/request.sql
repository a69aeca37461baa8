--liquibase formatted sql

--changeset korrigo:exams-request
--comment: a digest of what was asked for, by which a repeated request is known; null where it was not kept
alter table exam add column request_sha256 varchar(64);
alter table exam_document_set add column request_sha256 varchar(64);
