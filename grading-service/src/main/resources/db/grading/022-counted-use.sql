--liquibase formatted sql

--changeset korrigo:grading-22-counted-use
--comment: which uses of a corrector's own texts were counted, by the Idempotency-Key of each
create table user_annotation_use (
  key uuid primary key,
  user_annotation_id uuid not null references user_annotation on delete cascade,
  used_at timestamptz not null
);
create index user_annotation_use_text on user_annotation_use (user_annotation_id);
