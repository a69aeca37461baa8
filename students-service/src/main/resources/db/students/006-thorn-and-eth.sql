--liquibase formatted sql

--changeset korrigo:students-6-thorn-and-eth
--comment: names are folded with th for the letter thorn and d for eth
update student set folded_name = replace(replace(folded_name, 'þ', 'th'), 'ð', 'd') where folded_name ~ '[þð]';
update student_spelling set folded_name = replace(replace(folded_name, 'þ', 'th'), 'ð', 'd') where folded_name ~ '[þð]';
