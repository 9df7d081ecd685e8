#pragma once

namespace mainswatch {

/** Of this firmware; the server's own, because both are released together. */
constexpr const char kFirmwareVersion[] = "0.1.0";

}  // namespace mainswatch
