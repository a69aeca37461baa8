package org.korrigo.students.student;

/**
 * The two statements of an enrolment, and the rules that both keep: who is known, whose name stays,
 * what counts as a change. In both, {@code known} is the stored pupil and {@code excluded} the
 * roster's.
 */
final class RosterStatements {
  /**
   * The roster's pupils; one who is written as before a person's word, under the name that the
   * record has now. Of two lines of one pupil the first turn counts: the one that is written so.
   */
  private static final String PUPILS =
      """
      select written.folded_name as written_name, written.date_naissance as written_date,
        coalesce(pupil.last_name, written.last_name) as last_name,
        coalesce(pupil.first_name, written.first_name) as first_name,
        coalesce(pupil.date_naissance, written.date_naissance) as date_naissance,
        coalesce(pupil.name_split, written.name_split) as name_split,
        coalesce(pupil.folded_name, written.folded_name) as folded_name,
        written.class_name, written.email,
        row_number() over (
          partition by coalesce(pupil.folded_name, written.folded_name),
            coalesce(pupil.date_naissance, written.date_naissance)
          order by pupil.id nulls first, written.folded_name, written.date_naissance) as turn
      from json_to_recordset(cast(cast(:pupils as text) as json)) as written(
          last_name text, first_name text, date_naissance date, class_name text, email text,
          name_split text, folded_name text)
        left join student_spelling as spelling using (folded_name, date_naissance)
        left join student as pupil on pupil.id = spelling.student_id
      """;

  /** Whether the cut of the name that is stored is better than the roster's. */
  private static final String IS_NAME_KEPT =
      "(known.name_split = 'SETTLED'"
          + " or known.name_split = 'CERTAIN' and excluded.name_split = 'GUESSED')";

  private static final String LAST_NAME = chosen("last_name");
  private static final String FIRST_NAME = chosen("first_name");
  private static final String NAME_SPLIT = chosen("name_split");
  private static final String EMAIL = "coalesce(excluded.email, known.email)";

  private static final String IS_CHANGED =
      """
      (known.class_name <> excluded.class_name
        or known.email is distinct from %s
        or not %s and (known.last_name, known.first_name, known.name_split)
          <> (excluded.last_name, excluded.first_name, excluded.name_split))
      """
          .formatted(EMAIL, IS_NAME_KEPT);

  /** What enrolling would do to each pupil of the roster. */
  static final String PLAN =
      """
      select known.id, excluded.written_name as folded_name,
        excluded.written_date as date_naissance,
        case when known.id is null then 'ADDED' when turn = 1 and %s then 'CHANGED' else 'LEFT' end as outcome,
        known.last_name as last_name_before, %s as last_name,
        known.first_name as first_name_before, %s as first_name,
        known.name_split as name_split_before, %s as name_split,
        known.class_name as class_name_before, excluded.class_name,
        known.email as email_before, %s as email
      from (%s) as excluded left join student as known
        on (known.folded_name, known.date_naissance) = (excluded.folded_name, excluded.date_naissance)
      """
          .formatted(IS_CHANGED, LAST_NAME, FIRST_NAME, NAME_SPLIT, EMAIL, PUPILS);

  /** Enrols them; answers those who are new or changed. */
  static final String UPSERT =
      """
      insert into student as known
        (last_name, first_name, date_naissance, class_name, email, name_split, folded_name)
      select last_name, first_name, date_naissance, class_name, email, name_split, folded_name
      from (%s) as roster
      where turn = 1
      order by folded_name, date_naissance
      on conflict (folded_name, date_naissance) do update set
        last_name = %s, first_name = %s, name_split = %s,
        class_name = excluded.class_name, email = %s,
        version = known.version + 1
      where %s
      returning id, last_name, first_name, date_naissance, class_name, email, user_id, folded_name
      """
          .formatted(PUPILS, LAST_NAME, FIRST_NAME, NAME_SPLIT, EMAIL, IS_CHANGED);

  /** Lets nobody else change pupils until the transaction ends; reading goes on. */
  static final String LOCK = "lock table student in share row exclusive mode";

  private RosterStatements() {}

  private static String chosen(String column) {
    return "case when %1$s then known.%2$s else excluded.%2$s end".formatted(IS_NAME_KEPT, column);
  }
}
