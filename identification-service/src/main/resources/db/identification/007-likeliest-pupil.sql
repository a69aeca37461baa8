--liquibase formatted sql

--changeset korrigo:identification-7-likeliest-pupil
--comment: when a pupil leaves, the copies that are nobody's and likeliest this pupil's are found by it
create index ocr_result_likeliest on ocr_result ((candidates -> 0 ->> 'student_id')) where student_id is null;
