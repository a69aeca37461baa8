--liquibase formatted sql

--changeset korrigo:students-3-version
--comment: what a person saw is what a person changes; the key lets a repeated creation find its pupil
alter table student add column version integer not null default 0;
alter table student add column creation_key uuid unique;

--changeset korrigo:students-3-merge
--comment: which records became one, by number only: what an erasure has to look for in kept files
create table student_merge (
  merged_id integer primary key,
  student_id integer not null,
  merged_by varchar(255) not null,
  merged_at timestamptz not null
);
create index student_merge_by_student on student_merge (student_id);
