package org.korrigo.exams.scan;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of an upload request.
 *
 * @param jobs one for each file of a batch, in the order sent; one for all files of single pupils
 * @param ignored names of archive entries that are no papers: folders, and what macOS adds
 */
@Schema
record UploadView(List<JobView> jobs, List<String> ignored) {
  UploadView {
    jobs = List.copyOf(jobs);
    ignored = List.copyOf(ignored);
  }
}
