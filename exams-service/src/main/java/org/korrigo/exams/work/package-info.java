/** Where blocking and CPU-heavy work is done: bounded by the cores, off the event loop. */
package org.korrigo.exams.work;
