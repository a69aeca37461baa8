--liquibase formatted sql

--changeset korrigo:grading-7-journal-chain splitStatements:false
--comment: rows of a copy's journal have places from 1, and each has a hash over itself and the row before it
lock table grading_event in share row exclusive mode;

create table journal_head (
  copy_id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  place integer not null check (place >= 1),
  hash bytea not null check (length(hash) = 32)
) with (fillfactor = 50);
comment on table journal_head is
  'where the journal of a copy ends; its row lock puts those who write at the same time in one order';
create index journal_head_exam on journal_head (exam_id);

alter table grading_event
  add column place integer check (place >= 1),
  add column hash bytea check (length(hash) = 32);

create function journal_hash(previous bytea, place integer, event grading_event) returns bytea
language sql stable parallel safe as $$
  select sha256(convert_to(
    encode(previous, 'hex') || E'\n'
    || place || E'\n'
    || event.id || E'\n'
    || event.copy_id || E'\n'
    || event.exam_id || E'\n'
    || event.action || E'\n'
    || (extract(epoch from event.timestamp) * 1000000)::bigint || E'\n'
    || octet_length(convert_to(event.actor_id, 'UTF8')) || E'\n'
    || event.actor_id || E'\n'
    || event.metadata::text, 'UTF8'))
$$;

create function extend_the_journal(event grading_event) returns journal_head
language plpgsql as $$
declare
  reached journal_head;
begin
  insert into journal_head as head (copy_id, exam_id, place, hash)
  values (event.copy_id, event.exam_id, 1, journal_hash('', 1, event))
  on conflict (copy_id) do update
    set place = head.place + 1, hash = journal_hash(head.hash, head.place + 1, event)
    where head.exam_id = excluded.exam_id
  returning head.* into reached;
  if not found then
    raise exception 'the journal of copy % is in another exam', event.copy_id
      using errcode = 'integrity_constraint_violation';
  end if;
  return reached;
end
$$;

create function chain_the_journal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head journal_head;
begin
  head := extend_the_journal(new);
  new.place := head.place;
  new.hash := head.hash;
  return new;
end
$$;

alter table grading_event disable trigger grading_event_append_only;
do $$
declare
  event grading_event;
  head journal_head;
begin
  for event in select * from grading_event order by copy_id, grading_event.sequence loop
    head := extend_the_journal(event);
    update grading_event set place = head.place, hash = head.hash
      where grading_event.sequence = event.sequence;
  end loop;
end
$$;
alter table grading_event enable trigger grading_event_append_only;

alter table grading_event
  alter column place set not null,
  alter column hash set not null,
  add constraint grading_event_place unique (copy_id, place);
drop index grading_event_copy_sequence;
create trigger grading_event_chain before insert on grading_event
  for each row execute function chain_the_journal();

--changeset korrigo:grading-7-journal-head-role runOnChange:true
--comment: the trigger writes the head as the owner, so the service itself needs no right to
revoke insert, update, delete, truncate on journal_head from "${runtime_role}";
