--liquibase formatted sql

--changeset korrigo:identification-3-evidence
--comment: what the class said when a copy was decided or asked; certainty orders the queue, skipped_at is the epoch while nobody has skipped the copy; decision_version is what a person has seen
alter table ocr_result
  add column margin double precision,
  add column match_reason varchar(30),
  add column explanation text,
  add column tolerated_error double precision,
  add column certainty double precision not null default -1,
  add column not_on_list boolean not null default false,
  add column skipped_at timestamptz not null default 'epoch',
  add column outdated boolean not null default false,
  add column decision_version integer not null default 0;
alter table ocr_result drop constraint ocr_result_state_check;
alter table ocr_result
  add constraint ocr_result_known_state check (state in ('READING', 'WAITING', 'DECIDED', 'UNLISTED')),
  add constraint ocr_result_not_on_list check ((state = 'UNLISTED') = not_on_list and (not_on_list <= (decision = 'MANUAL' and student_id is null)));

--changeset korrigo:identification-3-queue
create index ocr_result_queue on ocr_result (exam_id, skipped_at, certainty, copy_id) where state = 'WAITING';

--changeset korrigo:identification-3-desk-revision
--comment: counts what persons have said of copies; revision counts everything else a class depends on
alter table class_assignment add column desk_revision bigint not null default 0;

--changeset korrigo:identification-3-trail
--comment: every change of a decision; a copy's lines stay when the copy is discarded, so copy_id has no foreign key; numbers of pupils, never names
create table decision_trail (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  copy_id uuid not null,
  exam_id uuid not null references exam on delete cascade,
  action varchar(20) not null check (action in ('GIVEN_BY_RULE', 'TAKEN_BY_RULE', 'GIVEN', 'TAKEN_BACK',
    'NOT_ON_LIST', 'SKIPPED', 'UNDONE', 'PUPIL_REMOVED', 'PUPIL_MERGED', 'SHEETS_CHANGED')),
  actor_id varchar(255),
  decided_at timestamptz not null,
  before jsonb not null,
  after jsonb not null,
  evidence jsonb not null,
  undoes bigint unique references decision_trail on delete cascade,
  check ((action = 'UNDONE') = (undoes is not null)),
  check ((action in ('GIVEN', 'TAKEN_BACK', 'NOT_ON_LIST', 'SKIPPED', 'UNDONE')) = (actor_id is not null))
);
create index decision_trail_copy on decision_trail (copy_id, sequence);
create index decision_trail_exam on decision_trail (exam_id);

--changeset korrigo:identification-3-append-only splitStatements:false
--comment: lines go only by the cascade of their exam's deletion, when the exam is no longer there
create function refuse_to_change_the_trail() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from exam where exam_id = old.exam_id) then
    return old;
  end if;
  raise exception 'the trail is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

--changeset korrigo:identification-3-append-only-rows
create trigger decision_trail_append_only before update or delete on decision_trail
  for each row execute function refuse_to_change_the_trail();
create trigger decision_trail_never_truncated before truncate on decision_trail
  for each statement execute function refuse_to_change_the_trail();

--changeset korrigo:identification-3-append-only-role runOnChange:true
--comment: the cascade acts as the table's owner, so the service itself needs no right to delete
revoke update, delete, truncate on decision_trail from "${runtime_role}";
