/**
 * What became of every scanned side, and what was expected against what came. It reads and
 * certifies what the jobs and persons decided and changes none of it; it knows pupils by their
 * numbers only and must never know a name.
 */
package org.korrigo.exams.ledger;
