--liquibase formatted sql

--changeset korrigo:grading-24-released-to
--comment: to which pupil a copy was given: if it turns out to be another's, neither reads it
alter table released_copy add column student_id integer;
update released_copy set student_id = copy_owner.student_id
  from copy_owner where copy_owner.copy_id = released_copy.copy_id;
