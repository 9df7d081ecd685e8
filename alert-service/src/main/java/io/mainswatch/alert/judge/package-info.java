/** Applies what is found about a home: outage, supply and story change together, in one transaction. */
@NullMarked
package io.mainswatch.alert.judge;

import org.jspecify.annotations.NullMarked;
