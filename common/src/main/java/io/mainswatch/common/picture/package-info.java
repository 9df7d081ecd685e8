/** Camera pictures as files: what is taken as a picture at all, and where its bytes lie. Metadata are in the database. */
@NullMarked
package io.mainswatch.common.picture;

import org.jspecify.annotations.NullMarked;
