package org.korrigo.identification.decision;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many copies of an exam are how far: {@code reading + waiting + decided + not_on_list =
 * total}.
 *
 * @param waiting open: a person must look
 * @param decided it is known whose they are: {@code automatic + by_person}
 * @param skipped of the waiting ones
 * @param absent pupils known to have been absent, of those who are expected where somebody said
 * @param expected pupils who were to write it; null when nobody said
 * @param withoutCopy pupils who are expected, not known to be absent, and have no copy yet; null
 *     when nobody said who is expected
 */
@Schema(description = "How many copies of an exam are how far.")
record ProgressView(
    @Schema(description = "Being read, or not yet matched.") long reading,
    @Schema(description = "Open: a person must look.") long waiting,
    @Schema(description = "It is known whose they are.") long decided,
    @Schema(description = "Of the decided ones, by rule.") long automatic,
    @Schema(description = "Of the decided ones, by a person.") long byPerson,
    @Schema(description = "A person said that nobody of the list wrote them.") long notOnList,
    @Schema(description = "Of the waiting ones, left for later.") long skipped,
    @Schema(description = "Pupils known to have been absent.") long absent,
    @Schema(description = "Pupils who were to write it.", nullable = true) Long expected,
    @Schema(description = "Expected, not absent, and without a copy yet.", nullable = true)
        Long withoutCopy,
    long total) {}
