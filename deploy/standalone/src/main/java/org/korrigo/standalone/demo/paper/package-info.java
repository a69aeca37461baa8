/**
 * Paper that nobody wrote: made-up pupils, their PRONOTE roster and the scan of their folded A3
 * sheets, the same for the same seed. Must never hold a real person's data, and knows nothing of
 * the suite.
 */
package org.korrigo.standalone.demo.paper;
