/**
 * The camera's eyes: from the bytes of a picture to what a meter's register shows. Plain Java, no I/O, no event loop:
 * call it on a worker. {@code MeterReader} is the way in; {@code GreyPicture}, {@code View} and {@code DigitCrops} are
 * the picture and ways to look at it, {@code Alignment} finds the meter again, {@code DigitNetwork} reads one digit and
 * {@code Composition} makes a number of all of them.
 */
@NullMarked
package io.mainswatch.ingest.picture.reader;

import org.jspecify.annotations.NullMarked;
