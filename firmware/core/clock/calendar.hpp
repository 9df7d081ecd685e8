#pragma once
#include "text/text.hpp"

namespace mainswatch {

/** As `2026-01-31T18:00:00.5Z`. */
void addInstant(Text& to, uint64_t unixTenths);

}  // namespace mainswatch
