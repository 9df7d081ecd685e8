/** PostgreSQL: the pool, the embedded server, migrations and the journal of changes. */
@NullMarked
package io.mainswatch.common.db;

import org.jspecify.annotations.NullMarked;
