package org.korrigo.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.korrigo.standalone.demo.check.NameSearch;
import org.korrigo.standalone.demo.check.PupilIdentity;

/** The main job from paper to results, one step after the other. */
record Walk(Stage stage, NameSearch teachersEvidence, Batch batch, Results results) {

  void walk() throws IOException {
    results.clear();
    List<PupilIdentity> roster = new Enrolling(stage).enrol(batch);
    Sitting sitting = new Scanning(stage, batch).scan();
    Map<String, PupilIdentity> owners = new Identifying(stage, batch, sitting, roster).identify();
    teachersEvidence.forbid(toKeepSecret(owners, roster));
    new HandingOver(stage, sitting).validate();
    new Marking(stage, batch, sitting).mark();
    new CollectingPdfs(stage, batch, sitting, results).collect();
    Releasing releasing = new Releasing(stage, sitting, owners, results);
    if (owners.isEmpty()) {
      releasing.release();
    } else {
      PupilsView view = new PupilsView(stage, sitting, owners);
      view.link(roster);
      view.lookBeforeRelease();
      releasing.release();
      view.lookAfterRelease();
    }
    releasing.export();
    new LookingEverywhere(stage, sitting, roster.getFirst().studentId()).look();
    new LivesOnKafka(sitting).check(stage);
    stage
        .checks()
        .add(
            "No pupil can be recognised in anything a teacher was given",
            teachersEvidence.answers(),
            teachersEvidence.faults());
  }

  /** Whose copies these are, as far as anyone knows; else everyone on the roster. */
  private List<PupilIdentity> toKeepSecret(
      Map<String, PupilIdentity> owners, List<PupilIdentity> roster) {
    List<PupilIdentity> secret = new ArrayList<>(owners.values());
    for (Batch.Writer writer : batch.writers().values()) {
      roster.stream()
          .filter(pupil -> pupil.isNamed(writer.lastName(), writer.firstName()))
          .forEach(secret::add);
    }
    return secret.isEmpty() ? roster : secret;
  }
}
