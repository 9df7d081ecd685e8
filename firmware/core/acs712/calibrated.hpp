#pragma once
#include <stdint.h>

namespace mainswatch {

/** How a step of calibration ended. Anything but `done` has changed nothing. The numbers are stored: append only. */
enum class Calibrated : uint8_t { done, noSamples, clipped, loadIsOn, tooSmall, implausible, notHere };

/** As the server hears it: `done`, `no-samples`, `clipped`, `load-on`, `too-small`, `implausible`, `not-here`. */
const char* nameOf(Calibrated outcome);
/** For a person: what happened, and what to do about it. */
const char* sentenceOf(Calibrated outcome);

}  // namespace mainswatch
