/**
 * Trains the network of the meter reader from a folder of labelled digits: {@code Training} is the program,
 * {@code SampleMaker} makes what the network is shown, {@code DigitTrainer} turns it into weights.
 */
@NullMarked
package io.mainswatch.training;

import org.jspecify.annotations.NullMarked;
