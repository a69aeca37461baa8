--liquibase formatted sql

--changeset korrigo:grading-25-end-of-receipts
--comment: receipts of writes are removed once they are older than they are kept
create index write_receipt_written on write_receipt (written_at);
