--liquibase formatted sql

--changeset korrigo:grading-20-annotation-template
--comment: a question, an order, a version; folded_text is what FoldedText makes of text
alter table annotation_template add column question_id varchar(255);
alter table annotation_template add column sequence bigint generated always as identity;
alter table annotation_template add column version integer not null default 0;
alter table annotation_template add column folded_text text not null default '';
update annotation_template set folded_text = lower(text);
create unique index annotation_template_text
  on annotation_template (exam_id, criterion_type, coalesce(question_id, ''), md5(text));
create index annotation_template_exam_sequence on annotation_template (exam_id, sequence);

--changeset korrigo:grading-20-user-annotation
alter table user_annotation add column sequence bigint generated always as identity;
alter table user_annotation add column version integer not null default 0;
alter table user_annotation add column folded_text text not null default '';
update user_annotation set folded_text = lower(text);
create unique index user_annotation_text on user_annotation (user_id, md5(text));
create index user_annotation_most_used
  on user_annotation (user_id, usage_count desc, sequence desc);
