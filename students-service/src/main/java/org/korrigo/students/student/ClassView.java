package org.korrigo.students.student;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A class.
 *
 * @param className e.g. "TG2"
 * @param pupils how many there are in it
 * @param linked how many of them have an account
 */
@Schema(requiredProperties = {"class_name", "pupils", "linked"})
record ClassView(String className, int pupils, int linked) {}
