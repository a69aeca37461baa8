--liquibase formatted sql

--changeset korrigo:contracts-1-outbox
--comment: events on their way out, appended in the transaction of their change
create table outbox (
  sequence bigint generated always as identity primary key,
  event_id uuid not null unique,
  topic varchar(100) not null,
  key varchar(100) not null,
  type varchar(150) not null,
  occurred_at timestamptz not null,
  headers text not null,
  data bytea not null
);

--changeset korrigo:contracts-1-inbox
--comment: ids of the events whose effect has been applied
create table inbox (
  event_id uuid primary key,
  topic varchar(100) not null,
  received_at timestamptz not null
);
create index inbox_received_at on inbox (received_at);
