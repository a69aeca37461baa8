/**
 * The copy from READY on: its life, its lock, its pages (domain §2). Decides who may write to a
 * copy; never knows whose copy it is.
 */
package org.korrigo.grading.copy;
