--liquibase formatted sql

--changeset korrigo:exams-hand-over
--comment: handing all copies of an exam to grading; each copy is work of its own, leased to one worker at a time
create table hand_over (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  actor_id varchar(255) not null,
  created_at timestamptz not null
);
create index hand_over_exam on hand_over (exam_id);
create table hand_over_copy (
  hand_over_id uuid not null references hand_over on delete cascade,
  copy_id uuid not null,
  state varchar(20) not null default 'WAITING' check (state in ('WAITING', 'DONE', 'REFUSED')),
  problem varchar(100),
  reason text,
  attempts integer not null default 0,
  lease_until timestamptz,
  started_at timestamptz,
  decided_at timestamptz,
  primary key (hand_over_id, copy_id),
  check ((state = 'WAITING') = (decided_at is null)),
  check ((state = 'REFUSED') = (reason is not null))
);
create index hand_over_copy_waiting on hand_over_copy (copy_id) where state = 'WAITING';
