/** Names and kinds of the things Mainswatch hears. */
@NullMarked
package io.mainswatch.common.device;

import org.jspecify.annotations.NullMarked;
