/**
 * The one origin: sessions, routes and what a browser must be told. It decides who may pass by
 * session only; what a caller may do is decided by each service from the token, which it checks
 * itself.
 */
package org.korrigo.gateway;
