/**
 * Makes the letter classifier when the module is built: fonts that look like handwriting, letters
 * drawn with them as pupils write in boxes, and the training. Nothing of it runs in the service.
 */
package org.korrigo.identification.header.letter.training;
