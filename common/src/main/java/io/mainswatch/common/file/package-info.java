/** Files that outlive a power cut. */
@NullMarked
package io.mainswatch.common.file;

import org.jspecify.annotations.NullMarked;
