/** HTTP manners every service shares: problem+json, checked input, health, metrics. */
@NullMarked
package io.mainswatch.common.http;

import org.jspecify.annotations.NullMarked;
