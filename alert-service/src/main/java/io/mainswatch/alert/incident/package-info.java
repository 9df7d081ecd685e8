/** One story a person is told from begin to end: its words, and its messages in the outbox. */
@NullMarked
package io.mainswatch.alert.incident;

import org.jspecify.annotations.NullMarked;
