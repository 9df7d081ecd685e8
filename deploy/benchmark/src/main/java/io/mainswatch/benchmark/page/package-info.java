/** What a person waits for in front of the page: painting, live values, a month's chart, and what many viewers cost. */
@NullMarked
package io.mainswatch.benchmark.page;

import org.jspecify.annotations.NullMarked;
