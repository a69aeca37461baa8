/** What every service's OpenAPI document has in common, said once. */
package org.korrigo.contracts.openapi;
