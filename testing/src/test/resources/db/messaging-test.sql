--liquibase formatted sql

--changeset korrigo:messaging-test
create table pupil (
  student_id int primary key,
  last_name varchar(100) not null,
  times_applied int not null
);

--changeset korrigo:messaging-test-crash splitStatements:false
--comment: while a row stands in "crash", whatever deletes from the outbox dies right there, as after a power cut
create table crash (reason text not null);
create function crash_before_delete() returns trigger language plpgsql as $$
begin
  if exists (select 1 from crash) then
    raise exception 'crashed between sending and deleting';
  end if;
  return old;
end $$;
create trigger crash_before_delete before delete on outbox for each row execute function crash_before_delete();
