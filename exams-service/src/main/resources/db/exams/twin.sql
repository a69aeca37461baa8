--liquibase formatted sql

--changeset korrigo:exams-twin-side
--comment: which side of its upload an open side seems to be, scanned again; null if it does not
alter table scan_side add column twin_side integer check (twin_side > 0);
