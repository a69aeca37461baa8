/**
 * Whose a copy is: by rule where the class leaves no doubt, else by a person, and a person is never
 * overruled. Publishes every decision; knows no picture and no mark.
 */
package org.korrigo.identification.decision;
