--liquibase formatted sql

--changeset korrigo:exams-intake-paper-received
--comment: from the first file on, in either mode, the exam's mode is settled
alter table exam add column paper_received_at timestamptz;
update exam set paper_received_at = created_at where pdf_source is not null;

--changeset korrigo:exams-intake-request
--comment: one request may bring several files, each with its job at its position, and be repeated
alter table scan_job add column position integer not null default 1 check (position > 0);
alter table scan_job add column request_id uuid;
update scan_job set request_id = id;
alter table scan_job alter column request_id set not null;
create index scan_job_request on scan_job (request_id);

--changeset korrigo:exams-intake-cancellation
--comment: a cancelled job stays, its upload goes; a job of single pupils' files has one upload per file
alter table scan_job add column cancelled_by_id varchar(255);
alter table scan_job alter column upload_id drop not null;
alter table scan_job drop constraint scan_job_upload_id_fkey;
alter table scan_job add foreign key (upload_id) references upload on delete set null;
alter table scan_job drop constraint scan_job_state_check;
alter table scan_job add check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'));
alter table scan_job drop constraint scan_job_check1;
alter table scan_job add check ((state in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null));
alter table scan_job add check ((state = 'CANCELLED') = (cancelled_by_id is not null));

--changeset korrigo:exams-intake-pdf
--comment: a pupil's file is an upload; position is its place in the request, from 1
alter table exam_pdf add column ordinal bigint generated always as identity unique;
alter table exam_pdf add column upload_id uuid not null unique references upload on delete cascade;
alter table exam_pdf add column job_id uuid not null references scan_job on delete cascade;
alter table exam_pdf add column position integer not null check (position > 0);
alter table exam_pdf add unique (job_id, position);
create index exam_pdf_newest on exam_pdf (exam_id, ordinal);
drop index exam_pdf_exam;
