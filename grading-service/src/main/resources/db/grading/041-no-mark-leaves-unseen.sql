--liquibase formatted sql

--changeset korrigo:grading-41-no-mark-leaves-unseen splitStatements:false
--comment: what goes from one copy to another changes the marks of both
create or replace function require_the_journal() returns trigger
language plpgsql as $$
declare
  changed uuid[];
  marked uuid;
begin
  if tg_table_name = 'copy' then
    changed := array[new.id];
  elsif tg_op = 'DELETE' then
    changed := array[old.copy_id];
  elsif tg_op = 'UPDATE' and old.copy_id <> new.copy_id then
    changed := array[old.copy_id, new.copy_id];
  else
    changed := array[new.copy_id];
  end if;
  foreach marked in array changed loop
    if not exists (select 1 from public.journal_head
        where copy_id = marked and written_in = pg_current_xact_id())
      and exists (select 1 from public.copy where id = marked) then
      raise exception 'a mark of copy % was changed without the journal', marked
        using errcode = 'object_not_in_prerequisite_state';
    end if;
  end loop;
  return null;
end
$$;
