--liquibase formatted sql

--changeset korrigo:identification-4-file-names
--comment: the reading of a copy that came as a file held the file's name among the lines of its header; such headers are read again
update staged_header set queued_at = now(), lease_until = null, attempts = 0
where student_identifier is not null and not discarded;
