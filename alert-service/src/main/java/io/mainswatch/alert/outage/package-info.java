/** Intervals without mains: as they happen, as evidence on return decides them, and as history shows them later. */
@NullMarked
package io.mainswatch.alert.outage;

import org.jspecify.annotations.NullMarked;
