/**
 * Reading a ZIP archive of papers that nobody vouches for: names are never paths, sizes are counted
 * and not believed, and whatever two readers might understand differently is refused. Pure: paths
 * in, temporary files out.
 */
package org.korrigo.exams.scan.archive;
