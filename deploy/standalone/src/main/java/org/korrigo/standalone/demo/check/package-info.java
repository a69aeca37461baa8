/**
 * What the demonstration verifies about its own walk. Each check says what it expected and what it
 * found; none may pass when it looked at nothing.
 */
package org.korrigo.standalone.demo.check;
