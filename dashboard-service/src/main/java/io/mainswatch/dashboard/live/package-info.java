/** {@code GET /live}: one walk over the journal of changes a process, carried to however many browsers listen. */
@NullMarked
package io.mainswatch.dashboard.live;

import org.jspecify.annotations.NullMarked;
