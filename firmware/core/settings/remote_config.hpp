#pragma once
#include "settings/settings.hpp"
#include "text/text.hpp"

namespace mainswatch {

/**
 * Applies a `pzem/config` message such as `{"metrics":5000,"energy":60000}` (ms). Absent stays, unknown
 * names are skipped, what is out of bounds is brought within; anything malformed changes nothing.
 * True when something changed.
 */
bool applyRemoteConfig(const char* json, size_t size, Settings& settings);

/** What is in force, in the same form, for the server to compare. */
void addRemoteConfig(Text& to, const Settings& settings);

}  // namespace mainswatch
