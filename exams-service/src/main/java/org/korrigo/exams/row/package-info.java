/** Reading rows of native SQL as records: what a report asks of many tables at once. */
package org.korrigo.exams.row;
