/** What the silence of a home's devices means. SupplyVerdict is pure; SupplyJudge applies it to the tables. */
@NullMarked
package io.mainswatch.alert.supply;

import org.jspecify.annotations.NullMarked;
