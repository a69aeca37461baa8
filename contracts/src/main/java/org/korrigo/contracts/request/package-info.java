/**
 * What every request must be before an endpoint sees it: readable, of a bounded size, and asking
 * for a form in which there is an answer. What is not is refused with a problem document.
 */
package org.korrigo.contracts.request;
