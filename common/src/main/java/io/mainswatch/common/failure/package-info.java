/** The one way an operation says no to its caller. */
@NullMarked
package io.mainswatch.common.failure;

import org.jspecify.annotations.NullMarked;
