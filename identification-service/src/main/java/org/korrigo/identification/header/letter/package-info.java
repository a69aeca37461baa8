/**
 * What sign stands in a letter box: a small network of our own over the directions of edges,
 * trained when the module is built. Pure computation on grey pixels; knows no file, no pupil.
 */
package org.korrigo.identification.header.letter;
