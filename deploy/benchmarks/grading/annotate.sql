-- What grading-service does in the database for one annotation, on one of the copies locked at random; @…@ is filled in.
\set lock random(@first@, @last@)
begin;
with held as materialized (
  select exam.id from exam
  where exam.id = (select exam_id from copy where copy.id = (select copy_id from copy_lock where copy_lock.id = :lock))
  for key share of exam)
select copy.* from held join copy on copy.exam_id = held.id and copy.id = (select copy_id from copy_lock where copy_lock.id = :lock)
for no key update of copy;
select id, copy_id, expires_at, locked_at, owner_id, token from copy_lock where copy_id = (select copy_id from copy_lock where copy_lock.id = :lock) fetch first 1 rows only;
select id, date, grading_structure, name, results_released_at, score_step, sequence from exam where id = '@exam@';
select * from annotation where id = '5d1f0c1e-8a3b-4a54-9d77-3f1d2b6c9e10';
insert into annotation (content, copy_id, created_at, created_by_id, h, page_index, score_delta, type, updated_at, version, w, x, y, id)
values ('Hypothèse oubliée : f est continue', (select copy_id from copy_lock where copy_lock.id = :lock), now(), '@teacher@', 0.05, 0, null, 'COMMENT', now(), 0, 0.3, 0.1, 0.25,
  gen_random_uuid());
update copy set delta_sum = delta_sum, leaf_points = leaf_points, pages = pages, pdf_source = pdf_source, status = status,
  version = version + 1 where id = (select copy_id from copy_lock where copy_lock.id = :lock);
insert into grading_event (id, copy_id, exam_id, action, actor_id, timestamp, metadata)
values (gen_random_uuid(), (select copy_id from copy_lock where copy_lock.id = :lock), '@exam@', 'CREATE_ANN', '@teacher@', now(), '{"subject": "ANNOTATION", "annotation_id":
  "5d1f0c1e-8a3b-4a54-9d77-3f1d2b6c9e10", "page_index": 0, "type": "COMMENT", "old": null, "new": {"page_index": 0, "x": 0.1,
  "y": 0.25, "w": 0.3, "h": 0.05, "content": "Hypothèse oubliée : f est continue", "type": "COMMENT", "score_delta": null,
  "created_by_id": "@teacher@", "created_at": "2026-01-19T08:10:00Z", "version": 0}, "total": 0}')
returning cast(id as text), place, encode(hash, 'hex');
insert into outbox (event_id, topic, key, type, occurred_at, headers, data)
select gen_random_uuid(), 'grading.events.v1', cast((select copy_id from copy_lock where copy_lock.id = :lock) as text), 'org.korrigo.grading.grading-event.v1', now(), '{}',
  convert_to('{"event_id": "3b241101-e2bb-4255-8caf-4136c566a962", "copy_id": "0f8fad5b-d9cb-469f-a165-70867728950e", "exam_id": "@exam@", "action":
  "CREATE_ANN", "actor_id": "@teacher@", "timestamp": "2026-01-19T08:10:00Z", "metadata": {"subject": "ANNOTATION",
  "annotation_id": "5d1f0c1e-8a3b-4a54-9d77-3f1d2b6c9e10", "page_index": 0, "type": "COMMENT", "old": null, "new": {"page_index": 0,
  "x": 0.1, "y": 0.25, "w": 0.3, "h": 0.05, "content": "Hypothèse oubliée : f est continue", "type": "COMMENT", "score_delta": null,
  "created_by_id": "@teacher@", "created_at": "2026-01-19T08:10:00Z", "version": 0}, "total": 0}, "copy": {"status": "LOCKED",
  "locked_by_id": "@teacher@", "locked_at": "2026-01-19T08:00:00Z", "graded_at": null, "assigned_corrector_id": null,
  "subject_variant": "A", "global_appreciation": null, "score": null, "maximum": 10, "final_pdf": null}, "place": 5, "hash":
  "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"}', 'UTF8')
from (select pg_advisory_xact_lock(hashtextextended(cast((select copy_id from copy_lock where copy_lock.id = :lock) as text), 0)) offset 0) as one_at_a_time_per_key;
commit;
