--liquibase formatted sql

--changeset korrigo:exams-9-document-set
--comment: versioned reference papers, one set active per exam
create table exam_document_set (
  id uuid primary key,
  exam_id uuid not null references exam on delete cascade,
  version integer not null check (version > 0),
  is_active boolean not null default false,
  created_at timestamptz not null,
  unique (exam_id, version)
);
create unique index exam_document_set_active on exam_document_set (exam_id) where is_active;

--changeset korrigo:exams-10-document
create table exam_document (
  id uuid primary key,
  document_set_id uuid not null references exam_document_set on delete cascade,
  doc_type varchar(20) not null check (doc_type in ('SUJET', 'CORRIGE', 'BAREME')),
  file jsonb not null,
  sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  unique (document_set_id, doc_type)
);
