package org.korrigo.exams.scan.archive;

/**
 * What an archive may cost at most.
 *
 * @param papers most papers in it
 * @param entryBytes most bytes of one paper, unpacked
 * @param totalBytes most bytes of all papers together, unpacked
 * @param ratio how many times larger than packed a paper may be; those under a megabyte may be more
 */
public record ArchiveLimits(int papers, long entryBytes, long totalBytes, int ratio) {}
