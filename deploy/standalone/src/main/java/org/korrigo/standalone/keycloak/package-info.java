/**
 * Keycloak from its own distribution and the realm Korrigo needs in it. Must never know what a
 * group is allowed to do: that is each service's.
 */
package org.korrigo.standalone.keycloak;
