--liquibase formatted sql

--changeset korrigo:grading-26-dispatched-copy
--comment: to whom a dispatch gave a copy last, and whether chance alone said to whom: no class was excluded
create table dispatched_copy (
  copy_id uuid primary key references copy on delete cascade,
  corrector_id varchar(255) not null,
  by_chance boolean not null
);
