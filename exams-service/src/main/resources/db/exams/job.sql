--liquibase formatted sql

--changeset korrigo:exams-job-ordinal
--comment: the order in which jobs came, so that a list of them goes on where it ended
alter table scan_job add column ordinal bigint generated always as identity unique;
drop index scan_job_exam;
create index scan_job_newest on scan_job (exam_id, ordinal);

--changeset korrigo:exams-job-request-digest
--comment: a digest of what the request brought, by which a repeated one is known; null where it was not kept
alter table scan_job add column request_sha256 varchar(64);
