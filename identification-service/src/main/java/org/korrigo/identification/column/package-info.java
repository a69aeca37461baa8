/** Values that stand in one jsonb column: how they are written and read. Knows no entity. */
package org.korrigo.identification.column;
