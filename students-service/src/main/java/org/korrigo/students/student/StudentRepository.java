package org.korrigo.students.student;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.korrigo.contracts.problem.Problem;

/** Finds pupils. */
@ApplicationScoped
class StudentRepository implements PanacheRepositoryBase<Student, Integer> {

  /** The pupil, or the problem not-found. */
  Uni<Student> required(int id) {
    return findById(id).onItem().ifNull().failWith(() -> Problem.notFound("student", id));
  }

  /** The pupil, whom nobody else changes until the transaction ends, or the problem not-found. */
  Uni<Student> requiredForChange(int id) {
    return lock().flatMap(locked -> required(id));
  }

  /** Removes a pupil whom nobody else changes until the transaction ends. */
  Uni<Void> remove(Student student) {
    return delete("id", student.id()).replaceWithVoid();
  }

  /** Lets nobody else change pupils until the transaction ends; reading goes on. */
  Uni<Void> lock() {
    return getSession()
        .flatMap(session -> session.createNativeQuery(RosterStatements.LOCK).executeUpdate())
        .replaceWithVoid();
  }

  /** The pupil whom a request with this key created, or null. */
  Uni<Student> createdBy(UUID key) {
    return find("creationKey", key).firstResult();
  }

  /** The pupil of this name and birth date, or null. */
  Uni<Student> known(PupilDetails.Identity identity) {
    return find(
            "foldedName = ?1 and dateNaissance = ?2",
            identity.foldedName(),
            identity.dateNaissance())
        .firstResult();
  }

  /**
   * The names of pupils, however many.
   *
   * @param ids a JSON array; those of nobody are left out
   */
  Uni<List<PupilName>> named(String ids) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        """
                        select * from student
                        where id in (
                          select cast(value as integer)
                          from json_array_elements_text(cast(cast(:ids as text) as json)))
                        """,
                        Student.class)
                    .setParameter("ids", ids)
                    .getResultList())
        .map(found -> found.stream().map(Student::name).toList());
  }

  /** Classes after one, in the order of their names. */
  Uni<List<ClassView>> classes(String after, int rows) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createQuery(
                        """
                        select new org.korrigo.students.student.ClassView(
                          className, cast(count(*) as integer), cast(count(userId) as integer))
                        from Student where className > :after
                        group by className order by className
                        """,
                        ClassView.class)
                    .setParameter("after", after)
                    .setMaxResults(rows)
                    .getResultList());
  }

  /** Keeps that two records were one pupil's. */
  Uni<Void> keepMerge(int mergedId, int studentId, String person, Instant now) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        "insert into student_merge (merged_id, student_id, merged_by, merged_at)"
                            + " values (:merged, :student, :person, :now)")
                    .setParameter("merged", mergedId)
                    .setParameter("student", studentId)
                    .setParameter("person", person)
                    .setParameter("now", now.atOffset(ZoneOffset.UTC))
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Whether a record was merged into another. */
  Uni<Boolean> isMerged(int mergedId, int studentId) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        "select count(*) > 0 from student_merge"
                            + " where merged_id = :merged and student_id = :student",
                        Boolean.class)
                    .setParameter("merged", mergedId)
                    .setParameter("student", studentId)
                    .getSingleResult());
  }

  /** The numbers under which a pupil is or was known: its own, and those merged into it. */
  Uni<List<Integer>> numbersOf(int id) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        """
                        with recursive known (id) as (
                          select cast(:id as integer)
                          union
                          select merged_id from student_merge join known on student_id = known.id)
                        select id from known order by id
                        """,
                        Integer.class)
                    .setParameter("id", id)
                    .getResultList());
  }

  /**
   * Of numbers those, with all that were merged with them, that lead to no pupil who is there: a
   * line may have been taken for another pupil, whom a person wrote otherwise since.
   */
  Uni<List<Integer>> formerNumbers(Collection<Integer> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        """
                        with recursive known (start, id) as (
                          select each, each from unnest(cast(:ids as integer[])) as each
                          union
                          select start,
                            case when merged_id = known.id then student_id else merged_id end
                          from student_merge join known on known.id in (merged_id, student_id))
                        select distinct id from known
                        where start not in (
                          select start from known join student using (id))
                        order by id
                        """,
                        Integer.class)
                    .setParameter("ids", ids.toArray(Integer[]::new))
                    .getResultList());
  }

  /** Forgets which records were a pupil's. */
  Uni<Void> forgetMerges(List<Integer> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery("delete from student_merge where merged_id in (:ids)")
                    .setParameter("ids", ids)
                    .executeUpdate())
        .replaceWithVoid();
  }

  /** Whether another pupil than this one is linked to the account. */
  Uni<Boolean> isAccountOfAnother(String userId, int id) {
    return count("userId = ?1 and id <> ?2", userId, id).map(others -> others > 0);
  }

  /** Pupils in the order of their names. */
  Uni<List<Student>> list(StudentFilter filter, int rows) {
    Map<String, Object> parameters = new HashMap<>();
    String sql =
        "select * from student"
            + where(filter, parameters)
            + " order by folded_name, id limit "
            + rows;
    return getSession()
        .flatMap(
            session -> {
              var query = session.createNativeQuery(sql, Student.class);
              parameters.forEach(query::setParameter);
              return query.getResultList();
            });
  }

  private static String where(StudentFilter filter, Map<String, Object> parameters) {
    List<String> conditions = new ArrayList<>();
    if (filter.text() != null && !FoldedName.of(filter.text()).isEmpty()) {
      conditions.add(named(FoldedName.of(filter.text()), parameters));
    }
    if (filter.className() != null) {
      conditions.add("class_name = :class_name");
      parameters.put("class_name", filter.className());
    }
    if (filter.nameSplit() != null) {
      conditions.add("name_split = '" + filter.nameSplit().name() + "'");
    }
    if (filter.after() != null) {
      conditions.add("(folded_name, id) > (:after_name, :after_id)");
      parameters.put("after_name", filter.after().foldedName());
      parameters.put("after_id", filter.after().id());
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }

  /**
   * Every word stands in the name, or the whole does with spaces aside ("legoff" finds "LE GOFF"),
   * or the whole is similar to a part of it.
   */
  private static String named(String folded, Map<String, Object> parameters) {
    List<String> contains = new ArrayList<>();
    for (String word : folded.split(" ", -1)) {
      String parameter = "word" + contains.size();
      contains.add("folded_name like :" + parameter);
      parameters.put(parameter, "%" + word + "%");
    }
    parameters.put("joined", "%" + folded.replace(" ", "") + "%");
    parameters.put("folded", folded);
    return "("
        + String.join(" and ", contains)
        + " or replace(folded_name, ' ', '') like :joined or :folded <% folded_name)";
  }
}
