package org.korrigo.grading.release;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which copies of an exam are of which class, for whoever shares them among correctors and for
 * nobody else: what it answers never goes to a corrector. Within the caller's session.
 */
@ApplicationScoped
public class ClassesOfCopies {
  private final PupilClasses pupils;
  private final StudentRepository students;

  ClassesOfCopies(PupilClasses pupils, StudentRepository students) {
    this.pupils = pupils;
    this.students = students;
  }

  /**
   * The classes of an exam's copies, as far as they were asked for.
   *
   * @param excluded the class of each copy that is of one of the classes asked for
   * @param known the copies whose class is known; null if no class was asked for
   */
  public record Classes(Map<UUID, String> excluded, Set<UUID> known) {
    /** No class was asked for. */
    public static final Classes NOT_ASKED = new Classes(Map.of(), null);

    /** Whether nobody knows the copy's class although it matters. */
    public boolean isUnknown(UUID copyId) {
      return known != null && !known.contains(copyId);
    }

    /** Whether the copy is of one of these classes, or might be. */
    public boolean forbids(UUID copyId, Set<String> classes) {
      return !classes.isEmpty()
          && (isUnknown(copyId) || classes.contains(excluded.getOrDefault(copyId, "")));
    }
  }

  /** The classes of an exam's copies, as far as they are among those asked for. */
  public Uni<Classes> ofExam(UUID examId, Set<String> classes) {
    return pupils.ofExam(examId).map(known -> classes(known, classes));
  }

  /** Those of some classes that no pupil of the roster is in. */
  public Uni<Set<String>> unknown(Set<String> classes) {
    return students
        .find("select distinct className from Student where className in ?1", List.copyOf(classes))
        .project(String.class)
        .list()
        .map(
            found -> {
              Set<String> unknown = new HashSet<>(classes);
              found.forEach(unknown::remove);
              return unknown;
            });
  }

  private static Classes classes(Map<UUID, String> known, Set<String> asked) {
    return new Classes(
        known.entrySet().stream()
            .filter(copy -> asked.contains(copy.getValue()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        Set.copyOf(known.keySet()));
  }
}
