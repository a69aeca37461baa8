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

--changeset korrigo:messaging-test-full splitStatements:false
--comment: while a row stands in "full", no pupil is taken, as on a disk that is full; how often is counted
create table "full" (reason text not null);
create sequence refused_as_full;
create function refuse_as_full() returns trigger language plpgsql as $$
begin
  if exists (select 1 from "full") then
    perform nextval('refused_as_full');
    raise exception 'no space left on device' using errcode = 'disk_full';
  end if;
  return new;
end $$;
create trigger refuse_as_full before insert on pupil for each row execute function refuse_as_full();
