--liquibase formatted sql

--changeset korrigo:grading-15-no-mark-without-journal splitStatements:false
--comment: at the end of a transaction that changed a mark there must be a journal row of that copy from the same transaction
alter table journal_head add column written_in xid8;
comment on column journal_head.written_in is 'the transaction that wrote the last row';

create or replace function extend_the_journal(event grading_event) returns journal_head
language plpgsql as $$
declare
  reached journal_head;
begin
  insert into journal_head as head (copy_id, exam_id, place, hash, written_in)
  values (event.copy_id, event.exam_id, 1, journal_hash('', 1, event), pg_current_xact_id())
  on conflict (copy_id) do update
    set place = head.place + 1, hash = journal_hash(head.hash, head.place + 1, event),
      written_in = excluded.written_in
    where head.exam_id = excluded.exam_id
  returning head.* into reached;
  if not found then
    raise exception 'the journal of copy % is in another exam', event.copy_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return reached;
end
$$;

create function require_the_journal() returns trigger
language plpgsql as $$
declare
  marked uuid;
begin
  if tg_table_name = 'copy' then
    marked := new.id;
  elsif tg_op = 'DELETE' then
    marked := old.copy_id;
  else
    marked := new.copy_id;
  end if;
  if not exists (select 1 from public.journal_head
      where copy_id = marked and written_in = pg_current_xact_id())
    and exists (select 1 from public.copy where id = marked) then
    raise exception 'a mark of copy % was changed without the journal', marked
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return null;
end
$$;

create constraint trigger annotation_journalled after insert or update or delete on annotation
  deferrable initially deferred for each row execute function require_the_journal();
create constraint trigger score_journalled after insert or update or delete on score
  deferrable initially deferred for each row execute function require_the_journal();
create constraint trigger question_remark_journalled after insert or update or delete on question_remark
  deferrable initially deferred for each row execute function require_the_journal();
create constraint trigger copy_journalled after update on copy
  deferrable initially deferred for each row
  when (old.leaf_points is distinct from new.leaf_points
    or old.delta_sum is distinct from new.delta_sum
    or old.global_appreciation is distinct from new.global_appreciation
    or old.subject_variant is distinct from new.subject_variant
    or old.score is distinct from new.score)
  execute function require_the_journal();
