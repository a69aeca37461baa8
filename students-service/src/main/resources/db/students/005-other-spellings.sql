--liquibase formatted sql

--changeset korrigo:students-5-other-spelling
--comment: how a pupil was written before a person changed it, and in records that were merged: a roster that still says so finds the pupil; never the name and birth date of a record
create table student_spelling (
  folded_name varchar(450) collate "C" not null,
  date_naissance date not null,
  student_id integer not null references student on delete cascade,
  constraint student_spelling_identity primary key (folded_name, date_naissance)
);
create index student_spelling_by_student on student_spelling (student_id);
