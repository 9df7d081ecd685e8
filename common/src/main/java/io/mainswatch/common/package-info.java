/** What every service shares: values, facts, database, settings, HTTP manners and secrets; no service logic. */
@NullMarked
package io.mainswatch.common;

import org.jspecify.annotations.NullMarked;
