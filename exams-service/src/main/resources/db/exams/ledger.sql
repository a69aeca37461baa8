--liquibase formatted sql

--changeset korrigo:exams-ledger-expectation
--comment: what an exam expects, when somebody said so: how many sheets, and which pupils (numbers only, no names)
create table expectation (
  exam_id uuid primary key references exam on delete cascade,
  version integer not null,
  sheets integer check (sheets > 0),
  has_roster boolean not null,
  actor_id varchar(255) not null,
  stated_at timestamptz not null
);
create table expected_student (
  exam_id uuid not null references expectation on delete cascade,
  student_id integer not null check (student_id > 0),
  class_name varchar(50),
  primary key (exam_id, student_id)
);

--changeset korrigo:exams-ledger-absence
--comment: pupils of whom a person said that they were absent
create table absence (
  exam_id uuid not null references exam on delete cascade,
  student_id integer not null check (student_id > 0),
  reason varchar(500),
  actor_id varchar(255) not null,
  marked_at timestamptz not null,
  primary key (exam_id, student_id)
);

--changeset korrigo:exams-ledger-open-sides
create index scan_side_open on scan_side (upload_id, side_number) where state = 'OPEN';
