--liquibase formatted sql

--changeset korrigo:exams-repair-booklet
--comment: a person's action never changes a booklet, it makes another of its pages; each page tells where it was cut
alter table booklet drop constraint booklet_upload_id_sheet_key;
alter table booklet add column pages_origin jsonb check (jsonb_typeof(pages_origin) = 'array');
alter table booklet add column identity_pages jsonb not null default '[1]'
  check (jsonb_typeof(identity_pages) = 'array');
alter table booklet add column superseded_at timestamptz;
create unique index booklet_of_sheet on booklet (upload_id, sheet) where pages_origin is null;
create index booklet_pages_origin on booklet using gin (pages_origin jsonb_path_ops);

--changeset korrigo:exams-repair-scan-side
--comment: a side that was put aside still tells from which booklet, so that it can come back
alter table scan_side drop constraint scan_side_check;
alter table scan_side add constraint scan_side_used check (state <> 'USED' or booklet_id is not null);

--changeset korrigo:exams-repair-booklet-page
--comment: each page of each booklet, and of which booklet and page it was cut
create view booklet_page as
select b.id as booklet_id, p.position,
  coalesce(cast(b.pages_origin -> (p.position - 1) ->> 'booklet_id' as uuid), b.id) as origin_id,
  coalesce(cast(b.pages_origin -> (p.position - 1) ->> 'page' as integer), p.position) as origin_page
from booklet b cross join lateral generate_series(1, b.page_count) as p (position);

--changeset korrigo:exams-repair-intake-action
--comment: what persons did to the paper, with what was before and after, so that it can be undone
create table intake_action (
  id uuid primary key,
  ordinal bigint generated always as identity unique,
  exam_id uuid not null references exam on delete cascade,
  kind varchar(30) not null,
  actor_id varchar(255) not null,
  acted_at timestamptz not null,
  reason varchar(500),
  before jsonb not null check (jsonb_typeof(before) = 'object'),
  after jsonb not null check (jsonb_typeof(after) = 'object'),
  discarded_copies jsonb not null default '[]' check (jsonb_typeof(discarded_copies) = 'array'),
  undone_by_id varchar(255),
  undone_at timestamptz,
  check ((undone_by_id is null) = (undone_at is null))
);
create index intake_action_exam on intake_action (exam_id, ordinal);
