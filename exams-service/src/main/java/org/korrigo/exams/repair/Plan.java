package org.korrigo.exams.repair;

import java.util.List;

/**
 * What an action changes.
 *
 * @param before how it stood when it was looked at
 * @param after how it is to stand
 * @param drafts booklets that must be made for that
 */
record Plan(Arrangement before, Arrangement after, List<Sheaf> drafts) {}
