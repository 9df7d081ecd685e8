/** How the household's devices come by their secrets, and where these are kept. */
@NullMarked
package io.mainswatch.simulator.registration;

import org.jspecify.annotations.NullMarked;
