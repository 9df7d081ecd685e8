/** Secrets, tokens and passwords. */
@NullMarked
package io.mainswatch.common.security;

import org.jspecify.annotations.NullMarked;
