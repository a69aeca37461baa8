--liquibase formatted sql

--changeset korrigo:grading-5-student
--comment: display names for results and the marks file; a removed pupil is a row without a name
create table student (
  id integer primary key,
  last_name varchar(100),
  first_name varchar(100),
  date_naissance date,
  class_name varchar(50),
  user_id varchar(255),
  sequence bigint not null
);
create index student_user on student (user_id);

--changeset korrigo:grading-5-copy-owner
--comment: whose a copy is: read by release and results alone, never on the way to a corrector
create table copy_owner (
  copy_id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  student_id integer,
  sequence bigint not null
);
create index copy_owner_exam on copy_owner (exam_id);
create index copy_owner_student on copy_owner (student_id);
