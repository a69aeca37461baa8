--liquibase formatted sql

--changeset korrigo:grading-40-copies-stay splitStatements:false
--comment: a copy goes only by the cascade of its exam's deletion, when the exam is no longer there, as its journal does
create function refuse_to_take_a_copy_away() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select 1 from public.exam where id = old.exam_id) then
    return old;
  end if;
  raise exception 'a copy goes with its exam alone: % refused', tg_op
    using errcode = 'insufficient_privilege';
end
$$;

create trigger copy_stays before delete on copy
  for each row execute function refuse_to_take_a_copy_away();
create trigger copy_never_truncated before truncate on copy
  for each statement execute function refuse_to_take_a_copy_away();

--changeset korrigo:grading-40-copies-stay-role runOnChange:true
--comment: the cascade acts as the table's owner, so the service itself needs no right to delete
revoke delete, truncate on copy from "${runtime_role}";
