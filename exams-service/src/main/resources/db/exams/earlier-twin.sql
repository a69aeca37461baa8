--liquibase formatted sql

--changeset korrigo:exams-earlier-twin
--comment: which side a side that is being read again had seemed to be, scanned again: kept until that reading is done or taken back
create table earlier_twin (
  upload_id uuid not null references upload on delete cascade,
  side_number integer not null check (side_number > 0),
  twin_side integer not null check (twin_side > 0),
  primary key (upload_id, side_number)
);
