/** Lists by keyset: limits and links. */
package org.korrigo.contracts.page;
