--liquibase formatted sql

--changeset korrigo:identification-5-merged-pupils
--comment: into which record a removed one was merged, at the end of any chain; the other record may not be known here yet
alter table roster_student add column merged_into integer;
alter table roster_student add constraint roster_student_merged check (merged_into is null or removed);
create index roster_student_merged_into on roster_student (merged_into) where merged_into is not null;
create index roster_student_born on roster_student (date_naissance);
