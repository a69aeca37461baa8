--liquibase formatted sql

--changeset korrigo:students-4-account-name
--comment: chosen before the account is created, so that a retry finds the account it had created
alter table student add column account_name varchar(255) unique;
