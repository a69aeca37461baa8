/**
 * What a corrector draws and writes on the pages, and what it counts. Decides where an annotation
 * may lie; never computes a mark, never knows whose copy it is.
 */
package org.korrigo.grading.annotation;
