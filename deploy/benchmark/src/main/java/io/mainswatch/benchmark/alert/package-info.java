/** A household that is cut off and a Telegram that listens. */
@NullMarked
package io.mainswatch.benchmark.alert;

import org.jspecify.annotations.NullMarked;
