/** What is expected by when: one deadline a device, and the ledger of when we ourselves could hear. */
@NullMarked
package io.mainswatch.alert.watch;

import org.jspecify.annotations.NullMarked;
