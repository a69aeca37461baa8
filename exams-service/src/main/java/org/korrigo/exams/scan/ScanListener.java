package org.korrigo.exams.scan;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Goes on where a scan ends: implemented by the feature that makes copies of booklets. */
public interface ScanListener {

  /**
   * Called once for each reading of a scan, in the transaction that ends its job, which holds the
   * exam if the scan was read before.
   *
   * @return anonymous ids of copies that hold sheets otherwise than the scan shows, or lack one of
   *     them, and of those that are such a sheet alone
   */
  Uni<List<String>> scanRead(ReadScan scan);
}
