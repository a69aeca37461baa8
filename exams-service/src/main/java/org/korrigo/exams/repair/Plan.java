package org.korrigo.exams.repair;

import java.util.List;
import java.util.UUID;

/**
 * What an action changes.
 *
 * @param before how it stood when it was looked at
 * @param after how it is to stand
 * @param drafts booklets that must be made for that
 * @param firstSheets booklets as which sheets were cut that are to be the first ones of copies, and
 *     were not those of the same copies before
 */
record Plan(Arrangement before, Arrangement after, List<Sheaf> drafts, List<UUID> firstSheets) {}
