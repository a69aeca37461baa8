/** How names are compared, however they were written; plain Java, without any framework. */
package org.korrigo.contracts.text;
