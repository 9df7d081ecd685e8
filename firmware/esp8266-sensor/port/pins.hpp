#pragma once
#include <stdint.h>

/** Where things are connected; see wiring.svg. */
namespace mainswatch::pins {

/** FLASH on a NodeMCU; a D1 mini has only the pin (D3): a push button to ground. */
constexpr uint8_t kButton = 0;
/** The sensor's output behind the divider; the board divides once more, from 3.2 V to the chip's 1 V. */
constexpr uint8_t kSensor = 17;

}  // namespace mainswatch::pins
