/** Instants as the database client speaks them. */
@NullMarked
package io.mainswatch.alert.sql;

import org.jspecify.annotations.NullMarked;
