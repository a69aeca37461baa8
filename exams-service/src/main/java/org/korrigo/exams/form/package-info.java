/**
 * Files coming in as parts of a form, stopped on their way where they are too large or too many.
 * Decides nothing about what they hold; must never write more of them to the disk than is allowed.
 */
package org.korrigo.exams.form;
