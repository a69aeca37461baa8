--liquibase formatted sql

--changeset korrigo:exams-confirmation
--comment: every word of a person for the order of a scan, of what, and whether it was taken back; the upload's own is the first that counts
create table confirmation (
  id bigint generated always as identity primary key,
  upload_id uuid not null references upload on delete cascade,
  actor_id varchar(255) not null,
  confirmed_at timestamptz not null,
  question varchar(1000),
  sides_read_again integer not null check (sides_read_again >= 0),
  is_first boolean not null,
  taken_back_at timestamptz
);
create index confirmation_upload on confirmation (upload_id, id);
insert into confirmation (upload_id, actor_id, confirmed_at, question, sides_read_again, is_first)
select id, vouched_by_id, vouched_at, question, 0, true from upload where vouched_by_id is not null;
