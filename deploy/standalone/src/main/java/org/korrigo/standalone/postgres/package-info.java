/**
 * A PostgreSQL server of our own: its programs unpacked from a jar, one cluster that survives
 * crashes, a database with two roles per service. Must never know a table.
 */
package org.korrigo.standalone.postgres;
