/**
 * The identity headers of copies: where they are, and what is read of them, in the background.
 * Decides nothing about whose a copy is and knows no pupil.
 */
package org.korrigo.identification.header;
