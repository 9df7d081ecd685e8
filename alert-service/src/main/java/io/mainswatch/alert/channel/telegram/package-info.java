/** Telegram: the outbox's worker, the Bot API, and the commands people send. */
@NullMarked
package io.mainswatch.alert.channel.telegram;

import org.jspecify.annotations.NullMarked;
