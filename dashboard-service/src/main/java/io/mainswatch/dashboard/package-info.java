/** REST, the live stream, accounts and the page: what people and their programs talk to. */
@NullMarked
package io.mainswatch.dashboard;

import org.jspecify.annotations.NullMarked;
