/** What every module's tests stand on. */
@NullMarked
package io.mainswatch.common.testing;

import org.jspecify.annotations.NullMarked;
