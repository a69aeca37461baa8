/**
 * Everything on one machine: the door (commands, options) to the standalone suite. It knows what
 * the commands are called; how processes are kept alive is {@code process}, what runs is {@code
 * suite}.
 */
package org.korrigo.standalone;
