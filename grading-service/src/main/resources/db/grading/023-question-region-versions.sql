--liquibase formatted sql

--changeset korrigo:grading-23-question-region-versions
--comment: each placing of a question is a row of its own, with who and when; the last version counts
alter table question_region add column version integer not null default 0 check (version >= 0);
alter table question_region drop constraint question_region_exam_id_question_id_key;
alter table question_region
  add constraint question_region_version unique (exam_id, question_id, version);
