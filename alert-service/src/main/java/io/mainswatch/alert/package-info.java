/** The alert service: wires the watchdog, the verdicts and the messages together. */
@NullMarked
package io.mainswatch.alert;

import org.jspecify.annotations.NullMarked;
