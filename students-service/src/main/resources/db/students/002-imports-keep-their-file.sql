--liquibase formatted sql

--changeset korrigo:students-2-import-file
--comment: the file of an import, as a reference to a stored object; none for runs from before
alter table import_run add column file jsonb;

--changeset korrigo:students-2-imports-latest-first
--comment: the list of imports, page by page
create index import_run_latest on import_run (imported_at desc, id desc);
drop index import_run_by_time;
