package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;

/** Goes on where a scan ends: implemented by the feature that makes copies of booklets. */
public interface ScanListener {

  /** Called once for a scan, in the transaction that ends its job. */
  Uni<Void> scanRead(ReadScan scan);
}
