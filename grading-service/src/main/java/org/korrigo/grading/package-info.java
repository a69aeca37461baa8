/** What a copy is worth, from its hand-over to its release. Knows whose it is in release alone. */
package org.korrigo.grading;
