/**
 * What tests of every service share: real infrastructure, signed tokens, the other end of the
 * topics. No fakes.
 */
package org.korrigo.testing;
