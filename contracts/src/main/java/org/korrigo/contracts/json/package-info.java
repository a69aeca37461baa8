/** The one way Korrigo writes JSON. */
package org.korrigo.contracts.json;
