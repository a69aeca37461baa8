/**
 * The demonstration: walks the main job as the secretariat, two teachers and a pupil would, through
 * the gateway alone, tells what happens and checks all of it. Must never know how the suite is
 * started or where it keeps anything.
 */
package org.korrigo.standalone.demo;
