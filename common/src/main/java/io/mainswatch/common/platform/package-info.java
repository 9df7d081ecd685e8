/** What every service stands on, opened and closed in order. */
@NullMarked
package io.mainswatch.common.platform;

import org.jspecify.annotations.NullMarked;
