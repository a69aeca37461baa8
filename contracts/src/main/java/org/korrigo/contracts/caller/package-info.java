/**
 * Who calls: subject and groups from the token, which is verified once a minute. Never an e-mail
 * address, never a name.
 */
package org.korrigo.contracts.caller;
