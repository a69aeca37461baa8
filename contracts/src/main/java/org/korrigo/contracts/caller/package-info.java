/** Who calls: subject and groups from the verified token. Never an e-mail address, never a name. */
package org.korrigo.contracts.caller;
