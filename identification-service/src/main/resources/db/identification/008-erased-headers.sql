--liquibase formatted sql

--changeset korrigo:identification-8-erased-headers
--comment: sha256 of pictures of headers, whatever copy state they come from: known_headers were read, or there when a person gave the copy; erased_headers were known when their pupil left, and are not read again; erased: nor is the name of the copy's file taken again
alter table staged_header
  add column known_headers jsonb not null default '[]' check (jsonb_typeof(known_headers) = 'array'),
  add column erased_headers jsonb not null default '[]' check (jsonb_typeof(erased_headers) = 'array');

--changeset korrigo:identification-8-known-already
--comment: what was read or given before counts as known with all its sheets of now
update staged_header h
set known_headers = (select jsonb_agg(f -> 'sha256') from jsonb_array_elements(h.headers) f)
from ocr_result r
where r.copy_id = h.copy_id and not h.erased and jsonb_array_length(h.headers) > 0
  and (r.reading is not null or r.student_id is not null);

--changeset korrigo:identification-8-erased-already
update staged_header
set erased_headers = (select jsonb_agg(f -> 'sha256') from jsonb_array_elements(headers) f)
where erased and jsonb_array_length(headers) > 0;
