--liquibase formatted sql

--changeset korrigo:grading-42-receipts-of-exams
--comment: a write with an Idempotency-Key is made to a copy or to a whole exam
alter table write_receipt
  alter column copy_id drop not null,
  add column exam_id uuid references exam on delete cascade,
  add constraint write_receipt_of_one check (num_nonnulls(copy_id, exam_id) = 1);
create index write_receipt_exam on write_receipt (exam_id) where exam_id is not null;
