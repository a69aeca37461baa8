/**
 * Scans coming in: taken or refused whole, cut into booklets by a job that any replica can finish,
 * with a ledger in which every side has exactly one state. Decides which sides make a sheet; must
 * never know whose a sheet is.
 */
package org.korrigo.exams.scan;
