--liquibase formatted sql

--changeset korrigo:grading-8-lock-owner
--comment: what the teacher who holds the lock is called, for colleagues who find the copy locked
alter table copy_lock add column owner_name text not null default 'A colleague';
