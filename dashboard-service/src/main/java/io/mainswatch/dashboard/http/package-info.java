/** The manners every resource shares: how an answer is written, a list is continued, a failure becomes a status. */
@NullMarked
package io.mainswatch.dashboard.http;

import org.jspecify.annotations.NullMarked;
