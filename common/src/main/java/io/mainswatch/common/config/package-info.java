/** Settings from the environment, checked whole before anything starts. */
@NullMarked
package io.mainswatch.common.config;

import org.jspecify.annotations.NullMarked;
