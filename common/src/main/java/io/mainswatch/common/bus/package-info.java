/** Facts on the event bus, the few requests a person waits for, and the codec that carries them. */
@NullMarked
package io.mainswatch.common.bus;

import org.jspecify.annotations.NullMarked;
