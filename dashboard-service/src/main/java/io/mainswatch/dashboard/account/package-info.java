/** Who asks: people with passwords and sessions, programs with tokens, and what each may see and do in a home. */
@NullMarked
package io.mainswatch.dashboard.account;

import org.jspecify.annotations.NullMarked;
