/** What the end-to-end tests are played on. */
@NullMarked
package io.mainswatch.endtoend.world;

import org.jspecify.annotations.NullMarked;
