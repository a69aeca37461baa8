package org.korrigo.students.roster;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an import of a file would do now.
 *
 * @param rows lines of the file that are about a pupil: added + changed + left + refused
 * @param added pupils who would be new
 * @param changed pupils of whom something would change
 * @param left pupils who are known like this
 * @param refused lines that cannot be taken; with any, the import changes nothing unless it is told
 *     to leave them out
 * @param fileSha256 of the file, 64 hexadecimal digits
 * @param lines what would become of each, in the order of the file
 */
@Schema(
    requiredProperties = {"rows", "added", "changed", "left", "refused", "file_sha256", "lines"})
record ImportPreview(
    int rows,
    int added,
    int changed,
    int left,
    int refused,
    String fileSha256,
    List<LineView> lines) {}
