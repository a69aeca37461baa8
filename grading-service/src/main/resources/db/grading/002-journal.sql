--liquibase formatted sql

--changeset korrigo:grading-2-grading-event
--comment: the audit journal; copy_id has no foreign key, since IMPORT comes before the copy
create table grading_event (
  sequence bigint generated always as identity primary key,
  id uuid not null unique,
  copy_id uuid not null,
  exam_id uuid not null references exam on delete cascade,
  action varchar(20) not null check (action in ('IMPORT', 'VALIDATE', 'LOCK', 'UNLOCK',
    'CREATE_ANN', 'UPDATE_ANN', 'DELETE_ANN', 'FINALIZE', 'EXPORT')),
  actor_id varchar(255) not null,
  timestamp timestamptz not null,
  metadata jsonb not null default '{}'
);
create index grading_event_copy_timestamp on grading_event (copy_id, timestamp);
create index grading_event_copy_sequence on grading_event (copy_id, sequence);
create index grading_event_exam on grading_event (exam_id);
create index grading_event_actor on grading_event (actor_id);

--changeset korrigo:grading-2-append-only splitStatements:false
--comment: rows go only by the cascade of their exam's deletion, when the exam is no longer there
create function refuse_to_change_the_journal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from exam where id = old.exam_id) then
    return old;
  end if;
  raise exception 'the journal is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

--changeset korrigo:grading-2-append-only-rows
create trigger grading_event_append_only before update or delete on grading_event
  for each row execute function refuse_to_change_the_journal();
create trigger grading_event_never_truncated before truncate on grading_event
  for each statement execute function refuse_to_change_the_journal();

--changeset korrigo:grading-2-append-only-role runOnChange:true
--comment: the cascade acts as the table's owner, so the service itself needs no right to delete
revoke update, delete, truncate on grading_event from "${runtime_role}";
