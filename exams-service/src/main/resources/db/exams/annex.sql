--liquibase formatted sql

--changeset korrigo:exams-annex-zone
--comment: how much of an A4 annex's front is kept from correctors; null for as much as the identity zone, 0 for nothing
alter table exam add column annex_zone numeric(3, 2) check (annex_zone >= 0 and annex_zone <= 1);

--changeset korrigo:exams-annex-booklet
--comment: what a booklet was cut from: a name on an annex or on single pages is wiped wherever they lie
alter table booklet add column paper varchar(20) not null default 'SHEET'
  check (paper in ('SHEET', 'SINGLE_PAGES', 'ANNEX'));

--changeset korrigo:exams-annex-leaf
--comment: single pages among the sheets of a batch, leaf by leaf, with the sheet that each seems to follow; what became of them is the ledger's
create table annex_leaf (
  upload_id uuid not null references upload on delete cascade,
  leaf integer not null check (leaf > 0),
  front_side integer not null check (front_side > 0),
  back_side integer check (back_side > 0),
  is_front_white boolean not null,
  is_back_white boolean not null,
  turn integer not null check (turn in (0, 180)),
  after_side integer check (after_side > 0),
  confidence double precision not null check (confidence >= 0 and confidence <= 1.000001),
  doubt varchar(500),
  primary key (upload_id, leaf)
);

--changeset korrigo:exams-annex-leaf-back
--comment: how the back of a leaf must be turned if it bears a form for a name of its own; null if it does not
alter table annex_leaf add column back_turn integer check (back_turn in (0, 180));
