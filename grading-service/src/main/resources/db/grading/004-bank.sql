--liquibase formatted sql

--changeset korrigo:grading-4-annotation-template
create table annotation_template (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  text text not null check (length(text) between 1 and 2000),
  criterion_type varchar(20) not null check (criterion_type in ('METHOD', 'RESULT',
    'JUSTIFICATION', 'WRITING', 'TYPICAL_ERROR', 'BONUS', 'CAP'))
);
create index annotation_template_exam on annotation_template (exam_id);

--changeset korrigo:grading-4-user-annotation
create table user_annotation (
  id uuid primary key,
  user_id varchar(255) not null,
  text text not null check (length(text) between 1 and 2000),
  usage_count integer not null default 0 check (usage_count >= 0)
);
create index user_annotation_user on user_annotation (user_id);
