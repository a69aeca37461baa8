--liquibase formatted sql

--changeset korrigo:identification-6-lost-headers
--comment: misses counts how often the file store said that a header is missing or damaged; erased: what was read was erased with its pupil, and these headers are not read again
alter table staged_header
  add column misses integer not null default 0,
  add column erased boolean not null default false;
