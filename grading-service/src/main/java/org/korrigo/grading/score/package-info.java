/**
 * The points of each question and the remarks beside them. Decides what is stored of them; what is
 * a valid score and what they add up to is the engine's business.
 */
package org.korrigo.grading.score;
