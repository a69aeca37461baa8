/**
 * Pupils' accounts in the Keycloak realm: creating, handing them out each with a one-time way in,
 * removing. Decides nothing about pupils and never knows a password that a pupil has chosen.
 */
package org.korrigo.students.account;
