/**
 * Whether the journal is still what was written, and whether what is stored is what the journal
 * tells. Decides nothing and changes nothing; never knows whose a copy is.
 */
package org.korrigo.grading.audit;
