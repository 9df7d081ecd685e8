/**
 * What is made of a value that was read off a meter. Pure: {@link io.mainswatch.ingest.picture.judge.Judge} takes what it
 * remembers and a frame, and says what to believe, what to publish and what to take back.
 *
 * <p>Physics comes before statistics. A register does not run backwards (unless it feeds in), and not faster than the
 * fuses allow while there was mains. What breaks that is not believed, however sure the reader is, until several frames
 * in a row tell one consistent story; time alone never makes a rejected jump acceptable.
 */
@NullMarked
package io.mainswatch.ingest.picture.judge;

import org.jspecify.annotations.NullMarked;
