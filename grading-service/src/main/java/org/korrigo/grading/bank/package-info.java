/**
 * Texts that correctors use again: a shared bank for each exam, a bank of their own, suggestions
 * from both. Decides what is offered and in which order; never writes on a copy, never knows one.
 */
package org.korrigo.grading.bank;
