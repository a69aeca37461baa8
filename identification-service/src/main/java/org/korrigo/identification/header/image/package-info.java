/**
 * The header as a picture: its ink, its skew, its letter boxes, its lines of writing. Pure
 * computation on grey pixels; knows no recogniser, no file, no pupil.
 */
package org.korrigo.identification.header.image;
