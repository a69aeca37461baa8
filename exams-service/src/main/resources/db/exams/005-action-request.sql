--liquibase formatted sql

--changeset korrigo:exams-action-request
--comment: a digest of what was asked for, by which a repeated request is known; null where it was not kept
alter table intake_action add column request_sha256 varchar(64);
