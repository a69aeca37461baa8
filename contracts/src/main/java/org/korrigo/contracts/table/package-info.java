/**
 * Tables in text files as spreadsheets save them: encodings, separators, quoted cells, line
 * numbers. Never knows what the columns mean.
 */
package org.korrigo.contracts.table;
