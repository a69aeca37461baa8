--liquibase formatted sql

--changeset korrigo:grading-12-open-marking
--comment: whether any teacher may mark a copy that is assigned to nobody; grading's own, like results_released_at
alter table exam add column open_marking boolean not null default true;
create index copy_assigned_corrector on copy (exam_id, assigned_corrector_id, anonymous_id);

--changeset korrigo:grading-12-graded-by
--comment: who finalised a copy: it stays visible to them though it is assigned to nobody
alter table copy add column graded_by_id varchar(255) check (graded_by_id is null or status = 'GRADED');
