-- What grading-service does in the database for one annotation, on one of the copies locked at random: the statements are the
-- service's, which the measurement checks; @…@ is filled in.
\set lock random(@first@, @last@)
begin;
with held as materialized (
  select exam.id from exam
  where exam.id = (select exam_id from copy where copy.id = (select copy_id from copy_lock where id = :lock))
  for key share of exam)
select copy.id from held join copy on copy.exam_id = held.id and copy.id = (select copy_id from copy_lock where id = :lock)
for no key update of copy
\gset
select c1_0.id,c1_0.anonymous_id,c1_0.assigned_corrector_id,c1_0.delta_sum,c1_0.exam_id,cast(c1_0.final_pdf as text),c1_0.global_appreciation,c1_0.graded_at,c1_0.graded_by_id,c1_0.leaf_points,c1_0.locked_at,c1_0.locked_by_id,cast(c1_0.pages as text),cast(c1_0.pdf_source as text),c1_0.score,c1_0.status,c1_0.subject_variant,c1_0.validated_at,c1_0.version,cl1_0.id,cl1_0.copy_id,cl1_0.expires_at,cl1_0.locked_at,cl1_0.owner_id,cl1_0.owner_name,cl1_0.token,e1_0.id,e1_0.date,cast(e1_0.grading_structure as text),e1_0.name,e1_0.open_marking,e1_0.results_released_at,e1_0.score_step,e1_0.sequence
from copy c1_0 join exam e1_0 on e1_0.id=c1_0.exam_id left join copy_lock cl1_0 on cl1_0.copy_id=c1_0.id where c1_0.id=:id
\gset read_
insert into annotation (id, copy_id, page_index, x, y, w, h, content, type, score_delta,
  created_by_id, created_at, updated_at, version)
select r.id, :id, r.page_index, r.x, r.y, r.w, r.h, r.content, r.type, r.score_delta,
  r.created_by_id, r.created_at, '2026-01-19T08:10:00Z', r.version
from
json_to_recordset(cast(cast('[{"id": "' || gen_random_uuid() || '", "page_index": 0, "x": 0.1, "y": 0.25, "w": 0.3, "h": 0.05, "content":
  "Hypothèse oubliée : f est continue", "type": "COMMENT", "score_delta": null, "created_by_id": "@teacher@",
  "created_at": "2026-01-19T08:10:00.123456Z", "version": 0}]' as text) as json)) as
  r (id uuid, page_index integer, x double precision, y double precision, w double precision,
     h double precision, content text, type text, score_delta integer, created_by_id text,
     created_at timestamptz, version bigint)
on conflict (id) do nothing;
with event as materialized (
  select e.event, e.position, r.event_id, r.copy_id, r.exam_id, r.action, r.actor_id,
    r.timestamp, r.metadata
  from jsonb_array_elements(cast(cast('[{"event_id": "' || gen_random_uuid() || '", "copy_id": "' || :id || '", "exam_id": "@exam@",
  "action": "CREATE_ANN", "actor_id": "@teacher@", "timestamp": "2026-01-19T08:10:00.123456Z", "metadata": {"subject": "ANNOTATION",
  "annotation_id": "5d1f0c1e-8a3b-4a54-9d77-3f1d2b6c9e10", "page_index": 0, "type": "COMMENT", "old": null, "new": {"page_index": 0,
  "x": 0.1, "y": 0.25, "w": 0.3, "h": 0.05, "content": "Hypothèse oubliée : f est continue", "type": "COMMENT", "score_delta": null,
  "created_by_id": "@teacher@", "created_at": "2026-01-19T08:10:00.123456Z", "version": 0}, "total": 0}, "copy": {"status": "LOCKED",
  "locked_by_id": "@teacher@", "locked_at": "2026-01-19T08:00:00.123456Z", "graded_at": null, "assigned_corrector_id": null,
  "subject_variant": "A", "global_appreciation": null, "score": null, "maximum": 10, "final_pdf": null}, "place": null, "hash": null}]' as text) as jsonb)) with ordinality as
    e (event, position),
  jsonb_to_record(e.event) as
    r (event_id uuid, copy_id uuid, exam_id uuid, action text, actor_id text,
       timestamp timestamptz, metadata jsonb)),
written as (
  insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, metadata)
  select event_id, copy_id, exam_id, action, actor_id, timestamp, metadata
  from event order by position
  returning id, place, hash),
messages as (
  select cast(event.copy_id as text) as key,
    event.event || jsonb_build_object('place', written.place, 'hash', encode(written.hash, 'hex'))
      as data,
    event.position
  from event join written on written.id = event.event_id)
insert into outbox (event_id, topic, key, type, occurred_at, headers, data)
select gen_random_uuid(), 'grading.events.v1', m.key, 'org.korrigo.grading.grading-event.v1', clock_timestamp(), '{}',
  convert_to(cast(m.data as text), 'UTF8')
from messages m order by m.position;
update copy set version=:read_version where id=:id;
commit;
