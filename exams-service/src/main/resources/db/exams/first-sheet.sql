--liquibase formatted sql

--changeset korrigo:exams-booklet-first-of-copy
--comment: whether its scan shows it as the first sheet of a copy: a name may stand on it, wherever it was put since
alter table booklet add column is_first_of_copy boolean not null default false;
update booklet set is_first_of_copy = true where id in (
  select p.origin_id from copy_booklet c join booklet_page p on p.booklet_id = c.booklet_id
  where c.position = 0 and p.position = 1);
