--liquibase formatted sql

--changeset korrigo:grading-28-graded-by
--comment: copies that were finalised before it was kept by whom: their journal knows, and is held against it
update copy set graded_by_id = (
    select actor_id from grading_event
    where copy_id = copy.id and action = 'FINALIZE' order by place desc limit 1)
  where status = 'GRADED' and graded_by_id is null;
