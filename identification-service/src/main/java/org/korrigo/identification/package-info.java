/** Identification: whose copy is it. */
package org.korrigo.identification;
