#pragma once
#include <stddef.h>
#include <stdint.h>

#include "settings/settings.hpp"

namespace mainswatch {

/** What the server said about a batch. Rejected records can never succeed and are not sent again. */
struct BatchAnswer {
    uint32_t stored = 0;
    uint32_t duplicate = 0;
    uint32_t rejected = 0;
    /** The number of an order that waits for the device, 0 when none does. */
    uint32_t order = 0;
};

/**
 * `{"stored":n,"duplicate":n,"rejected":[…],"order":n}`. False when it is not that, whole; of an answer that came whole and was
 * `cut` when it was kept, because it gives a reason for each of many records, the beginning is enough.
 */
bool parseBatchAnswer(const char* json, size_t size, BatchAnswer& answer, bool cut = false);

/** The whole number called `name` at the top of an object; false when there is none. */
bool parseTopNumber(const char* json, size_t size, const char* name, uint64_t& value);

/** `{"id":"…","secret":"…"}` into the settings. False, and nothing changed, when either is missing or not usable. */
bool parseRegistration(const char* json, size_t size, Settings& settings);

}  // namespace mainswatch
