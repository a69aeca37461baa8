package org.korrigo.grading.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.korrigo.grading.Desk;
import org.korrigo.testing.Infrastructure;
import org.korrigo.testing.Tokens;

/**
 * No sequence of calls strands a copy (issue 5, section 1): whatever two teachers, an admin, the
 * sweeper and the clock do, one after the other or at once, the copy can be locked by its corrector
 * afterwards, or it is GRADED.
 */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class NoCopyIsStrandedTest {
  private static final int CALLS = 40;
  private static final Map<String, ?> DRAFT = Map.of("payload", Map.of("text", "half"));
  private static final List<String> TEACHERS = List.of("stranding-one", "stranding-two");

  @Inject LockSweeper sweeper;

  static LongStream seeds() {
    return LongStream.range(0, 10);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void afterAnySequenceOfCallsTheCopyCanBeMarkedOrIsMarked(long seed) throws Exception {
    // Given
    Actor actor = new Actor(Desk.ready(), new Random(seed));

    // When
    for (int call = 0; call < CALLS; call++) {
      actor.doAnything();
      assertConsistent(actor.desk);
    }

    // Then
    assertNotStranded(actor);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void afterAnySequencesAtOnceTheCopyCanBeMarkedOrIsMarked(long seed) throws Exception {
    // Given
    Desk desk = Desk.ready();
    List<Actor> actors =
        IntStream.range(0, 3)
            .mapToObj(number -> new Actor(desk, new Random(seed * 31 + number)))
            .toList();

    // When
    try (ExecutorService threads = Executors.newFixedThreadPool(actors.size())) {
      List<Callable<Void>> work = new ArrayList<>();
      for (Actor actor : actors) {
        work.add(
            () -> {
              for (int call = 0; call < CALLS; call++) {
                actor.doAnything();
              }
              return null;
            });
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    }

    // Then
    assertConsistent(desk);
    assertNotStranded(actors.getFirst());
  }

  /** The state, the lock's row and the journal say the same. */
  private static void assertConsistent(Desk desk) {
    Map<String, Object> copy =
        desk.rows(
                "select status, locked_by_id, (select owner_id from copy_lock where copy_id ="
                    + " copy.id) as owner, (select string_agg(action, ' ' order by sequence) from"
                    + " grading_event where copy_id = copy.id) as journal from copy where id = ?",
                desk.copy)
            .getFirst();
    assertThat(copy.get("locked_by_id")).isEqualTo(copy.get("owner"));
    assertThat(copy.get("owner") != null).isEqualTo("LOCKED".equals(copy.get("status")));
    assertThat(stateByJournal(copy.get("journal").toString())).isEqualTo(copy.get("status"));
  }

  private static String stateByJournal(String journal) {
    String state = null;
    for (String action : journal.split(" ", -1)) {
      switch (action) {
        case "VALIDATE" -> {
          assertThat(state).isNull();
          state = "READY";
        }
        case "LOCK" -> {
          assertThat(state).isIn("READY", "LOCKED");
          state = "LOCKED";
        }
        case "UNLOCK" -> {
          assertThat(state).isIn("LOCKED", "GRADED");
          state = "READY";
        }
        case "FINALIZE" -> {
          assertThat(state).isEqualTo("LOCKED");
          state = "GRADED";
        }
        default -> assertThat(state).as(action).isEqualTo("LOCKED");
      }
    }
    return state;
  }

  private static void assertNotStranded(Actor actor) {
    Map<String, Object> copy =
        actor
            .desk
            .rows(
                "select status, assigned_corrector_id, locked_by_id from copy where id = ?",
                actor.desk.copy)
            .getFirst();
    if ("GRADED".equals(copy.get("status"))) {
      return;
    }
    String corrector =
        Stream.of(copy.get("locked_by_id"), copy.get("assigned_corrector_id"))
            .filter(java.util.Objects::nonNull)
            .map(Object::toString)
            .findFirst()
            .orElse(TEACHERS.getFirst());
    Desk.as(Tokens.teacher(corrector))
        .post("/copies/" + actor.desk.copy + "/lock")
        .then()
        .statusCode(201);
  }

  /** Somebody who does anything at all to one copy. */
  private final class Actor {
    private final Desk desk;
    private final Random chance;
    private final List<String> tokens = new ArrayList<>(List.of(UUID.randomUUID().toString()));
    private final List<String> keys =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(4).toList();
    private String holder = TEACHERS.getFirst();

    Actor(Desk desk, Random chance) {
      this.desk = desk;
      this.chance = chance;
    }

    void doAnything() throws Exception {
      String copy = "/copies/" + desk.copy;
      Response answer =
          switch (chance.nextInt(23)) {
            case 0, 1, 2 -> lock();
            case 3 -> teacher().put(copy + "/lock");
            case 4 -> teacher().delete(copy + "/lock");
            case 5 -> desk.breakLock("because");
            case 6, 7, 8 -> scored(teacher());
            case 9 -> teacher().body(Desk.annotation("Bien", 1)).post(copy + "/annotations");
            case 10, 11 -> teacher().post(copy + "/finalisation");
            case 12 -> Desk.asAdmin().body(Map.of("reason", "a sum")).post(copy + "/reopening");
            case 13 -> assign();
            case 14 -> teacher().get(copy);
            case 15 -> waitedFor(desk::forget);
            case 16 -> teacher().body(DRAFT).put(copy + "/draft");
            case 17 -> teacher().delete(copy + "/draft");
            case 18 -> teacher().body(batch()).post(copy + "/annotation-changes");
            case 19 -> scored(teacher().header("Idempotency-Key", oneOf(keys)));
            case 20 ->
                teacher().header("Idempotency-Key", oneOf(keys)).post(copy + "/finalisation");
            case 21 -> next();
            default -> waitedFor(this::sweep);
          };
      if (answer != null) {
        assertThat(answer.statusCode())
            .as(answer.asString())
            .isIn(200, 201, 204, 403, 409, 423, 428);
      }
    }

    private Response lock() {
      String teacher = oneOf(TEACHERS);
      Response answer = Desk.as(Tokens.teacher(teacher)).post("/copies/" + desk.copy + "/lock");
      if (answer.statusCode() == 201) {
        holder = teacher;
        tokens.add(answer.path("token"));
      }
      return answer;
    }

    /** Locks the exam's only copy if it is free, or again if it was locked by the same key. */
    private Response next() {
      String teacher = oneOf(TEACHERS);
      Response answer =
          Desk.as(Tokens.teacher(teacher))
              .header("Idempotency-Key", oneOf(keys))
              .post("/exams/" + desk.exam + "/next-copy");
      if (answer.statusCode() == 201) {
        holder = teacher;
        tokens.add(answer.path("lock.token"));
      }
      return answer;
    }

    private Map<String, ?> batch() {
      return Map.of(
          "changes",
          List.of(
              Map.of(
                  "change",
                  "CREATE",
                  "id",
                  UUID.randomUUID(),
                  "annotation",
                  Desk.annotation("Ensemble", 1))));
    }

    private Response scored(RequestSpecification teacher) {
      return teacher
          .body(Map.of("scores", Map.of("ex1_q1", 2, "ex1_q2", 3.25, "ex2", 4)))
          .put("/copies/" + desk.copy + "/scores");
    }

    private Response assign() {
      Map<String, Object> assignment = new java.util.HashMap<>();
      assignment.put("corrector_id", chance.nextInt(3) == 0 ? oneOf(TEACHERS) : null);
      return Desk.asAdmin().body(assignment).put("/copies/" + desk.copy + "/corrector");
    }

    /**
     * Mostly who locked the copy last, with the newest token; sometimes another, an old one, none.
     */
    private RequestSpecification teacher() {
      return switch (chance.nextInt(8)) {
        case 0 -> Desk.as(Tokens.teacher(holder));
        case 1 -> Desk.as(Tokens.teacher(oneOf(TEACHERS))).header("Lock-Token", oneOf(tokens));
        default -> Desk.as(Tokens.teacher(holder)).header("Lock-Token", tokens.getLast());
      };
    }

    private void sweep() throws Exception {
      try {
        VertxContextSupport.subscribeAndAwait(sweeper::sweep);
      } catch (Exception e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    private Response waitedFor(Task task) throws Exception {
      task.run();
      return null;
    }

    private String oneOf(List<String> all) {
      return all.get(chance.nextInt(all.size()));
    }
  }

  private interface Task {
    void run() throws Exception;
  }
}
