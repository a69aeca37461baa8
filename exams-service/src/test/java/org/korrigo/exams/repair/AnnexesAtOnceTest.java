package org.korrigo.exams.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.korrigo.exams.repair.Desktop.atOnce;
import static org.korrigo.exams.repair.Desktop.handOver;
import static org.korrigo.exams.repair.Desktop.post;
import static org.korrigo.exams.scan.PaperBatch.annexPage;
import static org.korrigo.exams.scan.Secretariat.copies;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.korrigo.contracts.exams.CopyReady;
import org.korrigo.exams.scan.PaperBatch;
import org.korrigo.testing.Broker;
import org.korrigo.testing.Infrastructure;

/** Two persons who decide about the same annexes at the same time: one of them does. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class AnnexesAtOnceTest {

  @RepeatedTest(3)
  void anAnnexThatTwoPutIntoACopyIsInOne() throws Exception {
    Desktop desk = desk();
    List<String> copies = copies(desk.exam);

    List<Integer> statuses =
        atOnce(() -> attach(desk, copies.get(0)), () -> attach(desk, copies.get(1)));

    assertOneWon(statuses);
    assertThat(copiesWithTheAnnex(desk)).containsExactly(copies.get(statuses.indexOf(201)));
    desk.assertWhole();
  }

  @RepeatedTest(3)
  void anAnnexThatOneDiscardsAndAnotherPutsIntoACopyIsEither() throws Exception {
    Desktop desk = desk();
    String copy = copies(desk.exam).getFirst();

    List<Integer> statuses =
        atOnce(
            () -> attach(desk, copy),
            () -> desk.side(3, "discards", Map.of("reason", "not this exam's")));

    if (statuses.getFirst() == 201) {
      // whoever discards a side that was just put into a copy may take it out of there
      assertThat(statuses.get(1)).isIn(201, 412);
    } else {
      assertOneWon(statuses);
      assertThat(copiesWithTheAnnex(desk)).isEmpty();
    }
    assertThat(desk.states()).containsEntry(3, statuses.get(1) == 201 ? "DISCARDED" : "USED");
    desk.assertWhole();
  }

  @RepeatedTest(3)
  void noAnnexComesIntoACopyThatIsHandedOverMeanwhile() throws Exception {
    Desktop desk = desk();
    String copy = copies(desk.exam).get(1);

    List<Integer> statuses = atOnce(() -> handOver(copy), () -> attach(desk, copy));

    boolean attached = statuses.get(1) == 201;
    assertThat(statuses.getFirst()).isIn(200, 409, 412);
    assertThat(statuses.get(1)).isIn(201, 409, 412);
    assertThat(copiesWithTheAnnex(desk)).isEqualTo(attached ? List.of(copy) : List.of());
    assertThat(desk.states()).containsEntry(3, attached ? "USED" : "OPEN");
    if (statuses.getFirst() == 200) {
      List<CopyReady> told =
          await().until(() -> Broker.events(CopyReady.class, copy), events -> !events.isEmpty());
      assertThat(told)
          .singleElement()
          .extracting(ready -> ready.pages().size())
          .isEqualTo(attached ? 6 : 4);
    } else {
      assertThat(attached).as("one of them wins").isTrue();
    }
    desk.assertWhole();
  }

  private static void assertOneWon(List<Integer> statuses) {
    assertThat(statuses)
        .containsOnlyOnce(201)
        .allMatch(status -> List.of(201, 409, 412).contains(status));
  }

  /** Two copies, of which the first has an annex that waits. */
  private static Desktop desk() {
    byte[] scan = new PaperBatch().landscapeSheet(0).annex(0).landscapeSheet(1).bytes();
    return new Desktop().with(scan, 4);
  }

  private static Response attach(Desktop desk, String copy) {
    return post(
        "uploads/" + desk.upload + "/annexes",
        Map.of("leaves", List.of(Map.of("leaf", 1, "copy_id", copy))));
  }

  private static List<String> copiesWithTheAnnex(Desktop desk) {
    return copies(desk.exam).stream()
        .filter(copy -> desk.pagesOfCopy(copy).contains(List.of(annexPage(0, 1), annexPage(0, 2))))
        .toList();
  }
}
