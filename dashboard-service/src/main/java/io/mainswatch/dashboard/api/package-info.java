/** {@code /api/v1}: one {@code …Routes} a resource, its SQL in the {@code …Store} or {@code …Queries} beside it. */
@NullMarked
package io.mainswatch.dashboard.api;

import org.jspecify.annotations.NullMarked;
